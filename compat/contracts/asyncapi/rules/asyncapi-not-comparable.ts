import type { ContractRule } from '../../rule.ts';

export const asyncapiNotComparable: ContractRule = {
  id: 'asyncapi-not-comparable',
  title: 'A schema changed in a way that could not be judged',
  why: 'Whether old and new fit was not computed, so a person has to look at it.',
  fix: ({ element }) => `Compare both versions of ${element.label} by hand.`,
  examples: {
    bad: [
      {
        title: 'a pattern refers back to what it found',
        old: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { type: string, pattern: '^(.+)-x$' } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
        new: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { type: string, pattern: '^(.+)-\\1$' } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
    good: [
      {
        title: 'it stays',
        old: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { not: { type: string } } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
        new: `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { not: { type: string } } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`,
      },
    ],
  },
};
