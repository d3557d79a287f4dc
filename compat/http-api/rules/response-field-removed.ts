import { withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const responseFieldRemoved: ApiRule = {
  id: 'response-field-removed',
  title: 'A response field is gone',
  on: ['field-removed'],
  roles: ['response'],
  effects: ['widens', 'incomparable', 'narrows', 'none'],
  why: 'Old callers that read it find nothing there in replies of the new provider.',
  fix: ({ element }) => `Keep sending ${element.label} until no caller reads it, then remove it.`,
  exception({ effect }) {
    if (effect === 'widens' || effect === 'incomparable') return undefined;
    return {
      level: 'warn',
      states: effect === 'narrows' ? ['A', 'B'] : ['A'],
      because: 'the baseline allowed it to be absent',
    };
  },
  examples: {
    bad: [
      {
        title: 'a required field is gone',
        old: withResponse('{ type: object, required: [id], properties: { id: { type: integer } } }'),
        new: withResponse('{ type: object }'),
      },
      {
        title: 'an optional field is gone',
        old: withResponse('{ type: object, properties: { id: { type: integer } } }'),
        new: withResponse('{ type: object }'),
      },
    ],
    good: [
      {
        title: 'a field of requests is gone',
        old: withResponse('{ type: object, properties: { id: { type: integer, writeOnly: true } } }'),
        new: withResponse('{ type: object }'),
      },
    ],
  },
};
