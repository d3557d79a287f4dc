import type { ContractRule } from '../../rule.ts';

export const asyncapiContentTypeChanged: ContractRule = {
  id: 'asyncapi-content-type-changed',
  title: 'A message is written in another content type',
  why: 'Readers of the one do not read the other, as JSON and Avro.',
  fix: ({ element }) =>
    `Send ${element.label} in the new content type on a channel of its own until no reader of the old one is left.`,
  untried: 'the bytes are of another format, which a reader of the old one refuses or misreads as it is made',
  examples: {
    bad: [
      {
        title: 'another type',
        old: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { contentType: application/json, payload: { type: object } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
        new: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { contentType: application/avro, payload: { type: object } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
    good: [
      {
        title: 'the usual one of the document',
        old: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { contentType: application/json, payload: { type: object } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
        new: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { type: object } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
defaultContentType: application/json
`,
      },
    ],
  },
};
