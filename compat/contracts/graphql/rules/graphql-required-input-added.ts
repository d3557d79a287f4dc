import type { ContractRule } from '../../rule.ts';

export const graphqlRequiredInputAdded: ContractRule = {
  id: 'graphql-required-input-added',
  title: 'A required argument or input field is new',
  why: 'Old callers do not send it, so the preview group refuses their requests.',
  fix: ({ element }) =>
    `Give ${element.label} a default or let it be null, move callers, and require it later.`,
  examples: {
    bad: [
      {
        title: 'a required argument',
        old: 'type Query { ad(id: ID): Ad } type Ad { id: ID }',
        new: 'type Query { ad(id: ID, region: String!): Ad } type Ad { id: ID }',
      },
    ],
    good: [
      {
        title: 'it may be left out',
        old: 'type Query { ad(id: ID): Ad } type Ad { id: ID }',
        new: 'type Query { ad(id: ID, region: String): Ad } type Ad { id: ID }',
      },
    ],
  },
};
