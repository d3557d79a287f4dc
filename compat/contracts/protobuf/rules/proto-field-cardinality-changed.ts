import type { ContractRule } from '../../rule.ts';

export const protoFieldCardinalityChanged: ContractRule = {
  id: 'proto-field-cardinality-changed',
  title: 'A field holds one value, several or a map, and did not before',
  why: 'One side writes a list where the other reads one value: the last wins or the message is refused; JSON refuses it always.',
  fix: ({ element }) =>
    `Add a field under a new number beside ${element.label}, write both, and remove the old one later.`,
  examples: {
    bad: [
      {
        title: 'one becomes several',
        old: 'syntax = "proto3"; package ads.v1; message Ad { int32 size = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { repeated int32 size = 1; }',
      },
    ],
    good: [
      {
        title: 'several stay several',
        old: 'syntax = "proto3"; package ads.v1; message Ad { repeated int32 size = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { repeated int32 size = 1; }',
      },
    ],
  },
};
