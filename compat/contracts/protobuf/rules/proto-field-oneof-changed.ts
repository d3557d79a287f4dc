import type { ContractRule } from '../../rule.ts';

export const protoFieldOneofChanged: ContractRule = {
  id: 'proto-field-oneof-changed',
  title: 'A field moved into a oneof or out of it',
  why: 'Setting one field of a oneof clears the others: what one side wrote together the other reads in part.',
  fix: ({ element }) => `Leave ${element.label} where it is, and put a new field into the oneof.`,
  examples: {
    bad: [
      {
        title: 'moved into a oneof',
        old: 'syntax = "proto3"; package ads.v1; message Ad { string a = 1; oneof kind { string b = 2; } }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { oneof kind { string a = 1; string b = 2; } }',
      },
    ],
    good: [
      {
        title: 'a new field joins',
        old: 'syntax = "proto3"; package ads.v1; message Ad { oneof kind { string a = 1; } }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { oneof kind { string a = 1; string b = 2; } }',
      },
    ],
  },
};
