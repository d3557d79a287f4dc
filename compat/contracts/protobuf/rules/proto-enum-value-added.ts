import type { ContractRule } from '../../rule.ts';

export const protoEnumValueAdded: ContractRule = {
  id: 'proto-enum-value-added',
  title: 'A value of an enum is new',
  why: 'Old code meets a value that it has no name for: it falls into a default branch, is dropped by a closed enum, or is refused in JSON.',
  fix: ({ element }) => `Release every reader before the first writer uses ${element.label}.`,
  examples: {
    bad: [
      {
        title: 'a value is new',
        old: 'syntax = "proto3"; package ads.v1; enum Kind { NONE = 0; }',
        new: 'syntax = "proto3"; package ads.v1; enum Kind { NONE = 0; BIG = 1; }',
      },
    ],
    good: [
      {
        title: 'none is new',
        old: 'syntax = "proto3"; package ads.v1; enum Kind { NONE = 0; }',
        new: 'syntax = "proto3"; package ads.v1; enum Kind { NONE = 0; }',
      },
    ],
  },
};
