import type { ContractRule } from '../../rule.ts';

export const graphqlOtherChange: ContractRule = {
  id: 'graphql-other-change',
  title: 'Another change that the comparison knows by name only',
  why: 'It is told as the comparison found it; whom it hurts follows from its level there.',
  fix: ({ element }) =>
    `Read the message, and try an old caller of ${element.label} against the preview group.`,
  examples: {
    bad: [
      {
        title: 'a directive may be repeated',
        old: 'directive @tag(name: String) on OBJECT type Query { a: Int }',
        new: 'directive @tag(name: String) repeatable on OBJECT type Query { a: Int }',
      },
    ],
    good: [
      {
        title: 'it could before',
        old: 'directive @tag(name: String) repeatable on OBJECT type Query { a: Int }',
        new: 'directive @tag(name: String) repeatable on OBJECT type Query { a: Int }',
      },
    ],
  },
};
