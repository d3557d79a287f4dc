import { withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const responseValuesWidened: ApiRule = {
  id: 'response-values-widened',
  title: 'A response field has looser limits, another form or more alternatives',
  on: ['limit', 'form', 'alternatives'],
  roles: ['response'],
  effects: ['widens', 'incomparable'],
  why: 'Old callers meet values that they were told never to expect: longer texts, larger numbers, other forms.',
  fix: ({ element }) =>
    `Keep ${element.label} within the old limits until every caller copes with more, or send what goes beyond in a new field.`,
  exception({ kind, unsaid }) {
    return kind === 'form' && unsaid === true
      ? {
          level: 'warn',
          states: ['A'],
          because: 'the provider may still keep to what it no longer says',
          isStrict: true,
        }
      : undefined;
  },
  examples: {
    bad: [
      {
        title: 'a length is raised',
        old: withResponse('{ type: object, properties: { note: { type: string, maxLength: 100 } } }'),
        new: withResponse('{ type: object, properties: { note: { type: string, maxLength: 200 } } }'),
      },
      {
        title: 'int32 to int64',
        old: withResponse('{ type: object, properties: { id: { type: integer, format: int32 } } }'),
        new: withResponse('{ type: object, properties: { id: { type: integer, format: int64 } } }'),
      },
    ],
    good: [
      {
        title: 'a length is lowered',
        old: withResponse('{ type: object, properties: { note: { type: string, maxLength: 200 } } }'),
        new: withResponse('{ type: object, properties: { note: { type: string, maxLength: 100 } } }'),
      },
    ],
  },
};
