import type { ContractRule } from '../../rule.ts';

export const asyncapiOtherChange: ContractRule = {
  id: 'asyncapi-other-change',
  title: 'A schema changed without changing what may be written',
  why: 'Nothing breaks; readers may want to know.',
  fix: ({ element }) => `Nothing is to be done for ${element.label}.`,
  examples: {
    bad: [
      {
        title: 'an optional field is new in an open object',
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
      placed: { payload: { type: object, required: [id], properties: { id: { type: integer }, note: { } } } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
    good: [
      {
        title: 'only a description is another',
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
      placed: { payload: { type: object, required: [id], properties: { id: { type: integer } }, description: An order } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
  },
};
