import type { ContractRule } from '../../rule.ts';

export const asyncapiAddressChanged: ContractRule = {
  id: 'asyncapi-address-changed',
  title: 'A channel has another address',
  why: 'Old and new code write to one topic or queue and read from another: messages do not arrive.',
  fix: ({ element }) =>
    `Read from both addresses first, then write to the new one, then leave the old one: ${element.label}.`,
  untried: 'messages are the same; they lie where the other side does not look, and no broker is asked',
  examples: {
    bad: [
      {
        title: 'the topic has another name',
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
    address: orders.v2
    messages:
      placed: { payload: { type: object } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
    good: [
      {
        title: 'only the id of the channel is another',
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
  placed:
    address: orders
    messages:
      placed: { payload: { type: object } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/placed' } }
`,
      },
    ],
  },
};
