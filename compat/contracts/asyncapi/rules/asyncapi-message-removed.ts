import type { ContractRule } from '../../rule.ts';

export const asyncapiMessageRemoved: ContractRule = {
  id: 'asyncapi-message-removed',
  title: 'A message is no longer sent, or no longer understood',
  why: 'Readers miss what is no longer sent. What others still send, and what is in the queue, is no longer understood.',
  fix: ({ element }) => `Keep ${element.label} until nobody writes or reads it, and the queue holds none.`,
  untried: 'which message it is one sees by its headers or its name, which is up to the code that reads',
  examples: {
    bad: [
      {
        title: 'one of two is gone',
        old: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { type: object } }
      paid: { payload: { type: string } }
operations:
  placeOrder: { action: receive, channel: { $ref: '#/channels/orders' } }
`,
        new: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { type: object } }
operations:
  placeOrder: { action: receive, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
    good: [
      {
        title: 'the only one has another name',
        old: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { type: object } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
        new: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      orderPlaced: { payload: { type: object } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
  },
};
