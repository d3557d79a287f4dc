import type { ContractRule } from '../../rule.ts';

export const thriftReturnTypeChanged: ContractRule = {
  id: 'thrift-return-type-changed',
  title: 'A function returns another type',
  why: 'Old callers do not find the result that they expect in the reply, and new callers not in that of the old provider.',
  fix: ({ element, to }) =>
    `Add a new function beside ${element.label} that returns ${to}, and remove the old one when no caller uses it.`,
  examples: {
    bad: [{ title: 'another type', old: 'service Ads { i32 count() }', new: 'service Ads { i64 count() }' }],
    good: [
      {
        title: 'a typedef of the same type',
        old: 'service Ads { i32 count() }',
        new: 'typedef i32 Count\nservice Ads { Count count() }',
      },
    ],
  },
};
