import type { ContractRule } from '../../rule.ts';

export const graphqlValueAdded: ContractRule = {
  id: 'graphql-value-added',
  title: 'A value of an enum, a member of a union or an interface is new',
  why: 'Old callers meet a value or type that they have no branch for; new callers that send it are refused by the old provider.',
  fix: ({ element }) =>
    `Let every caller cope with what it does not know before the first ${element.label} is given.`,
  examples: {
    bad: [
      {
        title: 'a value is new',
        old: 'type Query { ad(id: ID): Ad } type Ad { kind: Kind } enum Kind { BIG }',
        new: 'type Query { ad(id: ID): Ad } type Ad { kind: Kind } enum Kind { BIG SMALL }',
      },
    ],
    good: [
      {
        title: 'none is new',
        old: 'type Query { ad(id: ID): Ad } type Ad { kind: Kind } enum Kind { BIG }',
        new: 'type Query { ad(id: ID): Ad } type Ad { kind: Kind } enum Kind { BIG }',
      },
    ],
  },
};
