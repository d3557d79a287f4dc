import type { ContractRule } from '../../rule.ts';
import { toldChange } from '../told-change.ts';

const untried =
  'a query is shown where one asks for it; an answer, and a directive of a server, are not in a query';

export const graphqlRemoved: ContractRule = {
  id: 'graphql-removed',
  title: 'A type, field, argument, value or directive is gone',
  why: 'Old callers that ask for it, or send it, get an error for the whole request.',
  fix: ({ element }) =>
    `Mark ${element.label} as deprecated, watch who uses it, and remove it in a later release.`,
  untried,
  shows: toldChange(untried),
  examples: {
    bad: [
      {
        title: 'a field is gone',
        old: 'type Query { ad(id: ID): Ad } type Ad { id: ID title: String }',
        new: 'type Query { ad(id: ID): Ad } type Ad { id: ID }',
      },
      {
        title: 'a value is gone',
        old: 'type Query { ad(id: ID): Ad } type Ad { kind: Kind } enum Kind { BIG SMALL }',
        new: 'type Query { ad(id: ID): Ad } type Ad { kind: Kind } enum Kind { BIG }',
      },
    ],
    good: [
      {
        title: 'it is deprecated',
        old: 'type Query { ad(id: ID): Ad } type Ad { id: ID title: String }',
        new: 'type Query { ad(id: ID): Ad } type Ad { id: ID title: String @deprecated }',
      },
    ],
  },
};
