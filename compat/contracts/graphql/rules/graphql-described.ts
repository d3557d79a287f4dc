import type { ContractRule } from '../../rule.ts';

export const graphqlDescribed: ContractRule = {
  id: 'graphql-described',
  title: 'A description or deprecation changed',
  why: 'Nothing that travels changes: callers read another text about it.',
  fix: ({ element }) => `Nothing to do for ${element.label}.`,
  examples: {
    bad: [
      {
        title: 'a field is deprecated',
        old: 'type Query { a: Int }',
        new: 'type Query { a: Int @deprecated }',
      },
    ],
    good: [
      {
        title: 'the text is the same',
        old: 'type Query { "counts" a: Int }',
        new: 'type Query { "counts" a: Int }',
      },
    ],
  },
};
