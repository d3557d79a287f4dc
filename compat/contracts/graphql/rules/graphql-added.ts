import type { ContractRule } from '../../rule.ts';

export const graphqlAdded: ContractRule = {
  id: 'graphql-added',
  title: 'A field, type or directive is new',
  why: 'New callers that ask for it get an error from the old provider, while both run and after a rollback.',
  fix: ({ element }) => `Release the provider everywhere before callers ask for ${element.label}.`,
  examples: {
    bad: [
      {
        title: 'a field is new',
        old: 'type Query { ad(id: ID): Ad } type Ad { id: ID }',
        new: 'type Query { ad(id: ID): Ad } type Ad { id: ID title: String }',
      },
    ],
    good: [
      {
        title: 'none is new',
        old: 'type Query { ad(id: ID): Ad } type Ad { id: ID }',
        new: 'type Query { ad(id: ID): Ad } type Ad { id: ID }',
      },
    ],
  },
};
