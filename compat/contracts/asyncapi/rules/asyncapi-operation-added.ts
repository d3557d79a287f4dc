import type { ContractRule } from '../../rule.ts';

export const asyncapiOperationAdded: ContractRule = {
  id: 'asyncapi-operation-added',
  title: 'The application sends to a channel, or receives from it, as it did not before',
  why: 'Old code does not: others that count on it wait in vain while both run and after a rollback.',
  fix: ({ element }) =>
    `Release the application first, and let others count on ${element.label} when every group has it.`,
  untried: 'an old application neither sends nor reads there, so that there is no message to show',
  examples: {
    bad: [
      {
        title: 'it also receives',
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
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
  readOrder: { action: receive, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
    good: [
      {
        title: 'a channel is described that nobody uses',
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
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
  },
};
