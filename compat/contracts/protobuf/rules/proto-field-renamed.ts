import type { ContractRule } from '../../rule.ts';

export const protoFieldRenamed: ContractRule = {
  id: 'proto-field-renamed',
  title: 'A field has another name',
  why: 'Bytes go by the number, but JSON and field masks go by the name: the other side does not find it. Code that names it no longer builds.',
  fix: ({ from }) => `Keep the name \`${from}\`, or its json_name where only code shall change.`,
  examples: {
    bad: [
      {
        title: 'another name',
        old: 'syntax = "proto3"; package ads.v1; message Ad { string title = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { string headline = 1; }',
      },
      {
        title: 'another JSON name',
        old: 'syntax = "proto3"; package ads.v1; message Ad { string title = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { string title = 1 [json_name = "t"]; }',
      },
    ],
    good: [
      {
        title: 'a comment at the end of the file',
        old: 'syntax = "proto3"; package ads.v1; message Ad { string title = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { string title = 1; } // shown in bold',
      },
      {
        title: 'the usual JSON name is written out',
        old: 'syntax = "proto3"; package ads.v1; message Ad { string ad_title = 1; }',
        new: 'syntax = "proto3"; package ads.v1; message Ad { string ad_title = 1 [json_name = "adTitle"]; }',
      },
    ],
  },
};
