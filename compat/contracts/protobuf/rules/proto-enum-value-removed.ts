import type { ContractRule } from '../../rule.ts';

export const protoEnumValueRemoved: ContractRule = {
  id: 'proto-enum-value-removed',
  title: 'A value of an enum is gone',
  why: 'New readers meet a number that they have no name for in what old code writes, and refuse it in JSON. Where it is not reserved a later value may take it.',
  fix: ({ element }) =>
    `Reserve the number and the name of ${element.label}, and remove it when no writer uses it.`,
  shows: ({ from = '' }) => ({
    title: 'JSON that the baseline writes and the candidate does not expect',
    text: `written   "${from.replace(/(?:,| =).*$/, '')}"\nexpected  no such name`,
  }),
  examples: {
    bad: [
      {
        title: 'a value is gone',
        old: 'syntax = "proto3"; package ads.v1; enum Kind { NONE = 0; BIG = 1; }',
        new: 'syntax = "proto3"; package ads.v1; enum Kind { NONE = 0; }',
      },
    ],
    good: [
      {
        title: 'it is only deprecated',
        old: 'syntax = "proto3"; package ads.v1; enum Kind { NONE = 0; BIG = 1; }',
        new: 'syntax = "proto3"; package ads.v1; enum Kind { NONE = 0; BIG = 1 [deprecated = true]; }',
      },
    ],
  },
};
