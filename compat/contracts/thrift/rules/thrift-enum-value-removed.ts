import type { ContractRule } from '../../rule.ts';

export const thriftEnumValueRemoved: ContractRule = {
  id: 'thrift-enum-value-removed',
  title: 'A value of an enum is gone',
  why: 'New readers meet a number that they have no name for in what old code writes: they get null or fail.',
  fix: ({ element }) => `Keep ${element.label} until no writer uses it.`,
  untried: 'the number is read; what code does with one that has no name is up to the language',
  examples: {
    bad: [{ title: 'a value is gone', old: 'enum Kind { NONE, BIG }', new: 'enum Kind { NONE }' }],
    good: [
      {
        title: 'numbers are written out',
        old: 'enum Kind { NONE, BIG }',
        new: 'enum Kind { NONE = 0, BIG = 1 }',
      },
    ],
  },
};
