import type { ContractRule } from '../../rule.ts';
import { toldChange } from '../told-change.ts';

const untried = 'a query is shown where one is refused; what a field answers is up to the code behind it';

export const graphqlTypeChanged: ContractRule = {
  id: 'graphql-type-changed',
  title: 'A field, argument or input has another type',
  why: 'Old callers get a value, or a null, that they were told never to expect, or what they send is refused. Where the change is only safe for them, new callers meet the same at the old provider.',
  fix: ({ element }) =>
    `Add a new field beside ${element.label}, move callers, and remove the old one later.`,
  untried,
  shows: toldChange(untried),
  examples: {
    bad: [
      {
        title: 'may be null now',
        old: 'type Query { ad(id: ID): Ad } type Ad { id: ID! }',
        new: 'type Query { ad(id: ID): Ad } type Ad { id: ID }',
      },
      {
        title: 'is never null now',
        old: 'type Query { ad(id: ID): Ad } type Ad { id: ID }',
        new: 'type Query { ad(id: ID): Ad } type Ad { id: ID! }',
      },
    ],
    good: [
      {
        title: 'the same type',
        old: 'type Query { ad(id: ID): Ad } type Ad { id: ID! }',
        new: 'type Query { ad(id: ID): Ad } type Ad { "its key" id: ID! }',
      },
    ],
  },
};
