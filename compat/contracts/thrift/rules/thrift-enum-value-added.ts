import type { ContractRule } from '../../rule.ts';

export const thriftEnumValueAdded: ContractRule = {
  id: 'thrift-enum-value-added',
  title: 'A value of an enum is new',
  why: 'Old code meets a number that it has no name for: it gets null, falls into a default branch, or fails.',
  fix: ({ element }) => `Release every reader before the first writer uses ${element.label}.`,
  examples: {
    bad: [{ title: 'a value is new', old: 'enum Kind { NONE }', new: 'enum Kind { NONE, BIG }' }],
    good: [{ title: 'none is new', old: 'enum Kind { NONE }', new: 'enum Kind { NONE }' }],
  },
};
