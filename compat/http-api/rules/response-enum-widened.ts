import { withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const responseEnumWidened: ApiRule = {
  id: 'response-enum-widened',
  title: 'A response field has new values',
  on: ['enum'],
  roles: ['response'],
  effects: ['widens', 'incomparable'],
  why: 'Old callers meet a value they do not know: strict parsers fail on it, others fall through to a default.',
  fix: ({ element }) =>
    `Teach every caller the new values of ${element.label} first, or send them in a new field.`,
  examples: {
    bad: [
      {
        title: 'a value is new',
        old: withResponse('{ type: object, properties: { kind: { type: string, enum: [a] } } }'),
        new: withResponse('{ type: object, properties: { kind: { type: string, enum: [a, b] } } }'),
      },
    ],
    good: [
      {
        title: 'a value is gone',
        old: withResponse('{ type: object, properties: { kind: { type: string, enum: [a, b] } } }'),
        new: withResponse('{ type: object, properties: { kind: { type: string, enum: [a] } } }'),
      },
    ],
  },
};
