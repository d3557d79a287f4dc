import type { ContractRule } from '../../rule.ts';

export const protoFieldRemoved: ContractRule = {
  id: 'proto-field-removed',
  title: 'A field is gone',
  why: 'Old readers take it for empty in what new code writes, without an error. Where its number or name is not reserved, a later field may take it and be read as the old one.',
  fix: ({ element }) =>
    `Reserve the number and the name of ${element.label}, and remove it only when no reader counts on it.`,
  examples: {
    bad: [
      {
        title: 'gone and not reserved',
        old: 'syntax = "proto3"; package ads.v1; message Ad { string title = 1; string note = 2; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { string title = 1; }',
      },
    ],
    good: [
      {
        title: 'it is only deprecated',
        old: 'syntax = "proto3"; package ads.v1; message Ad { string note = 2; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { string note = 2 [deprecated = true]; }',
      },
    ],
  },
};
