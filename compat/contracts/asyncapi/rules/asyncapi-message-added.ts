import type { ContractRule } from '../../rule.ts';

export const asyncapiMessageAdded: ContractRule = {
  id: 'asyncapi-message-added',
  title: 'A message is sent or understood that was not before',
  why: 'Old readers of the channel get what they do not know, while both run and from the queue after a rollback.',
  fix: ({ element }) =>
    `Let readers leave out what they do not know, and release them before the first writer of ${element.label}.`,
  untried: 'which message it is one sees by its headers or its name, which is up to the code that reads',
  examples: {
    bad: [
      {
        title: 'a second message in the channel',
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
      placed: { payload: { type: object } }
      paid: { payload: { type: string } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
    good: [
      {
        title: 'a message in a channel of its own that nobody uses',
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
      placed: { payload: { type: object } }
  bids:
    address: bids
    messages:
      bid: { payload: { type: string } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
  },
};
