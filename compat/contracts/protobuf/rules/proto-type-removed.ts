import type { ContractRule } from '../../rule.ts';

export const protoTypeRemoved: ContractRule = {
  id: 'proto-type-removed',
  title: 'A message or enum is gone',
  why: 'Code that names it no longer builds. What travels is told by the fields that held it.',
  fix: ({ element }) => `Keep ${element.label} until no code names it.`,
  examples: {
    bad: [
      {
        title: 'a message is gone',
        old: 'syntax = "proto3"; package ads.v1; message Ad {} message Old {}',
        new: 'syntax = "proto3"; package ads.v1; message Ad {}',
      },
    ],
    good: [
      {
        title: 'a message is new',
        old: 'syntax = "proto3"; package ads.v1; message Ad {}',
        new: 'syntax = "proto3"; package ads.v1; message Ad {} message New {}',
      },
    ],
  },
};
