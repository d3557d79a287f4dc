import type { ContractRule } from '../../rule.ts';

export const protoEnumKindChanged: ContractRule = {
  id: 'proto-enum-kind-changed',
  title: 'An enum became open or closed',
  why: 'A closed enum treats a number that it does not name as if the field were not set; an open one hands it on.',
  fix: ({ element }) => `Keep ${element.label} as it is until every writer keeps to the named values.`,
  examples: {
    bad: [
      {
        title: 'closed becomes open',
        old: 'edition = "2023"; enum Kind { option features.enum_type = CLOSED; NONE = 0; }',
        new: 'edition = "2023"; enum Kind { NONE = 0; }',
      },
    ],
    good: [
      {
        title: 'open is written out',
        old: 'edition = "2023"; enum Kind { NONE = 0; }',
        new: 'edition = "2023"; enum Kind { option features.enum_type = OPEN; NONE = 0; }',
      },
    ],
  },
};
