import type { ContractRule } from '../../rule.ts';

export const protoEnumValueRenamed: ContractRule = {
  id: 'proto-enum-value-renamed',
  title: 'A value of an enum has another name',
  why: 'JSON carries the name: the other side does not know it. Bytes carry the number, which is the same.',
  fix: ({ element }) =>
    `Allow aliases and keep both names of ${element.label} until every reader knows the new one.`,
  shows: ({ from, to }) => ({
    title: 'JSON that the candidate writes and the baseline does not expect',
    text: `written   "${to ?? ''}"\nexpected  "${from ?? ''}"`,
  }),
  examples: {
    bad: [
      {
        title: 'another name',
        old: 'syntax = "proto3"; package ads.v1; enum Kind { NONE = 0; BIG = 1; }',
        new: 'syntax = "proto3"; package ads.v1; enum Kind { NONE = 0; LARGE = 1; }',
      },
    ],
    good: [
      {
        title: 'an alias is new',
        old: 'syntax = "proto3"; package ads.v1; enum Kind { NONE = 0; BIG = 1; }',
        new: 'syntax = "proto3"; package ads.v1; enum Kind { option allow_alias = true; NONE = 0; BIG = 1; LARGE = 1; }',
      },
    ],
  },
};
