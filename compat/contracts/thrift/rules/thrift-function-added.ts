import type { ContractRule } from '../../rule.ts';

export const thriftFunctionAdded: ContractRule = {
  id: 'thrift-function-added',
  title: 'A function is new',
  why: 'New callers get "unknown method" from the old provider, while both run and after a rollback.',
  fix: ({ element }) => `Release the provider everywhere before callers use ${element.label}.`,
  examples: {
    bad: [
      {
        title: 'a function is new',
        old: 'service Ads { void ping() }',
        new: 'service Ads { void ping(), void pong() }',
      },
    ],
    good: [{ title: 'none is new', old: 'service Ads { void ping() }', new: 'service Ads { void ping() }' }],
  },
};
