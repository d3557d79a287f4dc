import type { ContractRule } from '../../rule.ts';
import { toldChange } from '../told-change.ts';

const untried =
  'a query does not name its root type, and which fields of the two roots are alike is not asked';

export const graphqlRootChanged: ContractRule = {
  id: 'graphql-root-changed',
  title: 'The type behind queries, mutations or subscriptions is another one',
  why: 'Old callers ask the old type: what the new one does not have gives an error.',
  fix: () => `Keep the root type, and change its fields one by one.`,
  untried,
  shows: toldChange(untried),
  examples: {
    bad: [
      {
        title: 'another type for queries',
        old: 'schema { query: A } type A { a: Int } type B { a: Int }',
        new: 'schema { query: B } type A { a: Int } type B { a: Int }',
      },
    ],
    good: [
      {
        title: 'the same type',
        old: 'schema { query: A } type A { a: Int }',
        new: 'schema { query: A } type A { a: Int }',
      },
    ],
  },
};
