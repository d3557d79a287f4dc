import type { ContractRule } from '../../rule.ts';

export const protoFieldTypeChanged: ContractRule = {
  id: 'proto-field-type-changed',
  title: 'A field has another type',
  why: 'What one side writes the other reads wrong, cuts, or refuses: the number of the field is the same, its bytes mean something else.',
  fix: ({ element, to }) =>
    `Add a field of type ${to} under a new number beside ${element.label}, write both, and remove the old one later.`,
  examples: {
    bad: [
      {
        title: 'a number becomes a text',
        old: 'syntax = "proto3"; package ads.v1; message Ad { int32 price = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { string price = 1; }',
      },
    ],
    good: [
      {
        title: 'the name of the type is written whole',
        old: 'syntax = "proto3"; package ads.v1; message Ad { Ad next = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { ads.v1.Ad next = 1; }',
      },
    ],
  },
};
