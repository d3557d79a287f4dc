import type { ContractRule } from '../../rule.ts';

export const graphqlInputAdded: ContractRule = {
  id: 'graphql-input-added',
  title: 'An argument or input field is new and may be left out',
  why: 'New callers that send it get an error from the old provider, while both run and after a rollback.',
  fix: ({ element }) => `Release the provider everywhere before callers send ${element.label}.`,
  examples: {
    bad: [
      {
        title: 'an argument is new',
        old: 'type Query { ad(id: ID): Ad } type Ad { id: ID }',
        new: 'type Query { ad(id: ID, region: String): Ad } type Ad { id: ID }',
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
