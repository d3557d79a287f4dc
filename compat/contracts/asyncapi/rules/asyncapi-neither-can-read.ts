import type { ContractRule } from '../../rule.ts';

export const asyncapiNeitherCanRead: ContractRule = {
  id: 'asyncapi-neither-can-read',
  title: 'Old and new code do not read what the other writes',
  why: 'Whoever reads fails at the first message of the other version, in both directions.',
  fix: ({ element }) =>
    `Add a field or a message beside ${element.label}, write both, and remove the old one when nobody reads it.`,
  untried: 'the two schemas are of different languages, so that no value is both',
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
      placed: { payload: { type: object, required: [id], properties: { id: { type: integer } } } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
        new: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { type: object, required: [id], properties: { id: { type: string } } } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
      },
      {
        title: 'another form of schema',
        old: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { type: object, required: [id], properties: { id: { type: integer } } } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
        new: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: { type: record, name: Order, fields: [{ name: id, type: int }] } } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
    good: [
      {
        title: 'the same type, in a component',
        old: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { type: object, required: [id], properties: { id: { type: integer } } } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
        new: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { $ref: '#/components/schemas/Order' } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
components: { schemas: { Order: { type: object, required: [id], properties: { id: { type: integer } } } } }
`,
      },
    ],
  },
};
