import type { ContractRule } from '../../rule.ts';

export const protoReservedRemoved: ContractRule = {
  id: 'proto-reserved-removed',
  title: 'A reserved number or name is free again',
  why: 'Data that was written long ago still holds the old field. A new one under its number or name is read as what it never was.',
  fix: ({ element, from = '', to }) =>
    `Keep ${from.replace('reserved ', '')} of ${element.label} reserved for ever${to === undefined ? '' : ', and give the new field another number and name'}.`,
  untried: 'what would be misread was written before the baseline, by a version that is not here',
  examples: {
    bad: [
      {
        title: 'a number is taken again at once',
        old: 'syntax = "proto3"; package ads.v1; message Ad { reserved 2; string a = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { string a = 1; int32 b = 2; }',
      },
      {
        title: 'a number is free again',
        old: 'syntax = "proto3"; package ads.v1; message Ad { reserved 2; string a = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { string a = 1; }',
      },
    ],
    good: [
      {
        title: 'a range covers it',
        old: 'syntax = "proto3"; package ads.v1; message Ad { reserved 2; string a = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { reserved 2 to 5; string a = 1; }',
      },
    ],
  },
};
