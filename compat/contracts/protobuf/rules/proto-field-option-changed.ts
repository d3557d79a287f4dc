import type { ContractRule } from '../../rule.ts';

export const protoFieldOptionChanged: ContractRule = {
  id: 'proto-field-option-changed',
  title: 'An option of a field changes the code that is made',
  why: 'Code that uses the field gets another type or another check. The bytes stay the same.',
  fix: ({ element, from }) =>
    `Keep ${from} for ${element.label}, or change the code that uses it in the same commit.`,
  examples: {
    bad: [
      {
        title: 'JavaScript gets a text',
        old: 'syntax = "proto3"; package ads.v1; message Ad { int64 id = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { int64 id = 1 [jstype = JS_STRING]; }',
      },
    ],
    good: [
      {
        title: 'a default is written out',
        old: 'syntax = "proto3"; package ads.v1; message Ad { int64 id = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { int64 id = 1 [jstype = JS_NORMAL]; }',
      },
    ],
  },
};
