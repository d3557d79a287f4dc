import type { ContractRule } from '../../rule.ts';

export const asyncapiOperationRemoved: ContractRule = {
  id: 'asyncapi-operation-removed',
  title: 'The application no longer sends to a channel, or no longer receives from it',
  why: 'Whoever reads what it sent waits in vain; what others still send to it stays in the queue.',
  fix: ({ element }) => `Keep ${element.label} until nobody reads or writes there.`,
  untried: 'nothing is sent or read any more, so that there is no message to show',
  examples: {
    bad: [
      {
        title: 'it no longer sends',
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
  other: { action: receive, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
    good: [
      {
        title: 'the operation has another name',
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
  sendOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
  },
};
