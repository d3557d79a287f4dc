import type { ContractRule } from '../../rule.ts';

export const protoSyntaxChanged: ContractRule = {
  id: 'proto-syntax-changed',
  title: 'A file has another syntax',
  why: 'Presence, open enums and packing have other defaults in the code that is made from it; what differs is told field by field.',
  fix: ({ element }) => `Read the findings of the fields of ${element.label} before it is released.`,
  examples: {
    bad: [
      {
        title: 'proto2 becomes proto3',
        old: 'syntax = "proto2"; message Ad { repeated string tags = 1; }',
        new: 'syntax = "proto3"; message Ad { repeated string tags = 1; }',
      },
    ],
    good: [{ title: 'the same syntax', old: 'syntax = "proto3";', new: 'syntax = "proto3";' }],
  },
};
