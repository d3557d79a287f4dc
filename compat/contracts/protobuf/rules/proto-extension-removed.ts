import type { ContractRule } from '../../rule.ts';

export const protoExtensionRemoved: ContractRule = {
  id: 'proto-extension-removed',
  title: 'An extension is gone, or the room for extensions',
  why: 'Code that sets or reads it no longer builds; what still travels becomes an unknown field.',
  fix: ({ element }) => `Keep ${element.label} until no code uses it.`,
  examples: {
    bad: [
      {
        title: 'an extension is gone',
        old: 'syntax = "proto2"; package ads.v1; message Ad { extensions 100 to 200; } extend Ad { optional string note = 100; }',
        new: 'syntax = "proto2"; package ads.v1; message Ad { extensions 100 to 200; }',
      },
    ],
    good: [
      {
        title: 'one is new',
        old: 'syntax = "proto2"; package ads.v1; message Ad { extensions 100 to 200; }',
        new: 'syntax = "proto2"; package ads.v1; message Ad { extensions 100 to 200; } extend Ad { optional string note = 100; }',
      },
    ],
  },
};
