import type { ContractRule } from '../../rule.ts';

export const protoFieldAdded: ContractRule = {
  id: 'proto-field-added',
  title: 'A field is new',
  why: 'Nobody fails: old readers keep or drop what they do not know, new readers take it for empty in what old code writes.',
  fix: ({ element }) => `Let readers of ${element.label} live without it until every writer is new.`,
  examples: {
    bad: [
      {
        title: 'an optional field is new',
        old: 'syntax = "proto3"; package ads.v1; message Ad { string title = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { string title = 1; string note = 2; }',
      },
    ],
    good: [
      {
        title: 'none is new',
        old: 'syntax = "proto3"; package ads.v1; message Ad { string title = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { string title = 1; }',
      },
    ],
  },
};
