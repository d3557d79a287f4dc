import type { ContractRule } from '../../rule.ts';

export const protoFileOptionChanged: ContractRule = {
  id: 'proto-file-option-changed',
  title: 'An option of a file changed',
  why: 'The code that is made gets another place or another shape, so code that uses it no longer builds.',
  fix: ({ element, from }) => `Move the code that uses ${element.label} in the same commit, or keep ${from}.`,
  examples: {
    bad: [
      {
        title: 'another Go package',
        old: 'syntax = "proto3"; option go_package = "a";',
        new: 'syntax = "proto3"; option go_package = "b";',
      },
    ],
    good: [
      {
        title: 'a default is written out',
        old: 'syntax = "proto3";',
        new: 'syntax = "proto3"; option optimize_for = SPEED;',
      },
    ],
  },
};
