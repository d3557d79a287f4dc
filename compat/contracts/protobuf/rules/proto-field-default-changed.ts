import type { ContractRule } from '../../rule.ts';

export const protoFieldDefaultChanged: ContractRule = {
  id: 'proto-field-default-changed',
  title: 'A field has another default',
  why: 'A value that is left out is read as the default of the reader: old and new code read two values from the same bytes.',
  fix: ({ element }) => `Let writers set ${element.label} always, and change the default when all do.`,
  examples: {
    bad: [
      {
        title: 'another default',
        old: 'syntax = "proto2"; package ads.v1; message Ad { optional int32 size = 1 [default = 1]; }',
        new: 'syntax = "proto2"; package ads.v1; message Ad { optional int32 size = 1 [default = 2]; }',
      },
    ],
    good: [
      {
        title: 'the same default',
        old: 'syntax = "proto2"; package ads.v1; message Ad { optional int32 size = 1 [default = 1]; }',
        new: 'syntax = "proto2"; package ads.v1; message Ad { optional int32 size = 1 [default = 1, deprecated = true]; }',
      },
    ],
  },
};
