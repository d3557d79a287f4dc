import type { ContractRule } from '../../rule.ts';

export const thriftEnumValueRenamed: ContractRule = {
  id: 'thrift-enum-value-renamed',
  title: 'A value of an enum has another name',
  why: 'Bytes carry the number. Code that names it no longer builds.',
  fix: ({ from }) => `Keep the name ${from} until no code uses it.`,
  examples: {
    bad: [{ title: 'another name', old: 'enum Kind { NONE, BIG }', new: 'enum Kind { NONE, LARGE }' }],
    good: [{ title: 'the same names', old: 'enum Kind { NONE, BIG }', new: 'enum Kind { NONE, BIG }' }],
  },
};
