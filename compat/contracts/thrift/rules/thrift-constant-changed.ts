import type { ContractRule } from '../../rule.ts';

export const thriftConstantChanged: ContractRule = {
  id: 'thrift-constant-changed',
  title: 'A constant changed',
  why: 'Code that was built with the old value goes on with it, beside code with the new one.',
  fix: ({ element }) => `Keep ${element.label} as it was, and add a new constant.`,
  examples: {
    bad: [{ title: 'another value', old: 'const i32 MAX = 1', new: 'const i32 MAX = 2' }],
    good: [{ title: 'the same value', old: 'const i32 MAX = 1', new: 'const i32 MAX = 1' }],
  },
};
