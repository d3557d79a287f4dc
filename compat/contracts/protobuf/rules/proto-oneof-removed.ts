import type { ContractRule } from '../../rule.ts';

export const protoOneofRemoved: ContractRule = {
  id: 'proto-oneof-removed',
  title: 'A oneof is gone',
  why: 'Code that asks which of its fields is set no longer builds.',
  fix: ({ element, from }) => `Keep ${from} of ${element.label} until no code asks for it.`,
  examples: {
    bad: [
      {
        title: 'a oneof is gone',
        old: 'syntax = "proto3"; package ads.v1; message Ad { oneof kind { string a = 1; } oneof other { string b = 2; } }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { oneof kind { string a = 1; string b = 2; } }',
      },
    ],
    good: [
      {
        title: 'it is still there',
        old: 'syntax = "proto3"; package ads.v1; message Ad { oneof kind { string a = 1; } }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { oneof kind { string a = 1; } }',
      },
    ],
  },
};
