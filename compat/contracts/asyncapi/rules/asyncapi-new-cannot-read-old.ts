import type { ContractRule } from '../../rule.ts';

export const asyncapiNewCannotReadOld: ContractRule = {
  id: 'asyncapi-new-cannot-read-old',
  title: 'New code cannot read what old code writes or wrote',
  why: 'Messages of old writers, and those that the queue still holds, are refused.',
  fix: ({ element }) =>
    `Let new code read both forms of ${element.label} until nothing of the old one is left.`,
  examples: {
    bad: [
      {
        title: 'a value is gone, in version 2',
        old: `asyncapi: 2.6.0
info: { title: Shop, version: '1' }
channels:
  orders:
    publish:
      message: { name: placed, payload: { type: object, properties: { kind: { enum: [big, small] } } } }
`,
        new: `asyncapi: 2.6.0
info: { title: Shop, version: '1' }
channels:
  orders:
    publish:
      message: { name: placed, payload: { type: object, properties: { kind: { enum: [big] } } } }
`,
      },
      {
        title: 'a field of Avro without a default is new',
        old: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: { type: record, name: Order, fields: [{ name: id, type: int }] } } }
operations:
  placeOrder: { action: receive, channel: { $ref: '#/channels/orders' } }
`,
        new: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: { type: record, name: Order, fields: [{ name: id, type: int }, { name: note, type: string }] } } }
operations:
  placeOrder: { action: receive, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
    good: [
      {
        title: 'a value is new',
        old: `asyncapi: 2.6.0
info: { title: Shop, version: '1' }
channels:
  orders:
    publish:
      message: { name: placed, payload: { type: object, properties: { kind: { enum: [big] } } } }
`,
        new: `asyncapi: 2.6.0
info: { title: Shop, version: '1' }
channels:
  orders:
    publish:
      message: { name: placed, payload: { type: object, properties: { kind: { enum: [big, small] } } } }
`,
      },
    ],
  },
};
