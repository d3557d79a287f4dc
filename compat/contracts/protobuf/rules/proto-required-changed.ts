import type { ContractRule } from '../../rule.ts';

export const protoRequiredChanged: ContractRule = {
  id: 'proto-required-changed',
  title: 'A field became required, or ceased to be',
  why: 'A reader refuses the whole message where a required field is missing: new readers what old code writes, or old readers what new code writes.',
  fix: ({ element }) =>
    `Never change it in one step: make every writer set ${element.label} first, and check it in code instead.`,
  examples: {
    bad: [
      {
        title: 'a required field is new',
        old: 'syntax = "proto2"; package ads.v1; message Ad { optional string a = 1; }',
        new: 'syntax = "proto2"; package ads.v1; message Ad { optional string a = 1; required string b = 2; }',
      },
      {
        title: 'required becomes optional',
        old: 'syntax = "proto2"; package ads.v1; message Ad { required string a = 1; }',
        new: 'syntax = "proto2"; package ads.v1; message Ad { optional string a = 1; }',
      },
    ],
    good: [
      {
        title: 'required stays required',
        old: 'syntax = "proto2"; package ads.v1; message Ad { required string a = 1; }',
        new: 'syntax = "proto2"; package ads.v1; message Ad { required string a = 1; }',
      },
    ],
  },
};
