import { withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const schemaNotComparable: ApiRule = {
  id: 'schema-not-comparable',
  title: 'A schema changed in a way that could not be judged',
  on: ['form', 'alternatives', 'incomprehensible'],
  roles: ['parameter', 'request', 'response'],
  effects: ['unknown'],
  why: 'Whether old and new fit was not computed, so a person has to look at it.',
  fix: ({ element }) =>
    `Compare both versions of ${element.label} by hand, and test an old caller against the preview group.`,
  examples: {
    bad: [
      {
        title: 'a pattern that looks back on what it matched',
        old: withResponse(`{ type: object, properties: { id: { type: string, pattern: '^(.+)-x$' } } }`),
        new: withResponse(`{ type: object, properties: { id: { type: string, pattern: '^(.+)-\\1$' } } }`),
      },
      {
        title: 'a reference leads nowhere now',
        old: withResponse('{ type: object, properties: { id: { type: integer } } }'),
        new: withResponse(`{ $ref: '#/components/schemas/Ad' }`),
      },
    ],
    good: [
      {
        title: 'the pattern is the same',
        old: withResponse('{ type: object, properties: { id: { type: string, pattern: "^a" } } }'),
        new: withResponse('{ type: object, properties: { id: { type: string, pattern: "^a" } } }'),
      },
    ],
  },
};
