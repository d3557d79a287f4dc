import { withHeader } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const responseHeaderRemoved: ApiRule = {
  id: 'response-header-removed',
  title: 'A response header is gone',
  on: ['header-removed'],
  roles: ['response'],
  effects: ['widens', 'none'],
  why: 'Old callers that read it find nothing there in replies of the new provider.',
  fix: ({ element }) => `Keep sending the ${element.label} until no caller reads it.`,
  exception({ effect }) {
    return effect === 'none'
      ? { level: 'warn', states: ['A'], because: 'the baseline allowed it to be absent' }
      : undefined;
  },
  examples: {
    bad: [
      {
        title: 'a required header is gone',
        old: withHeader('required: true, schema: { type: integer }'),
        new: `get: { responses: { '200': {} } }`,
      },
      {
        title: 'an optional header is gone',
        old: withHeader('schema: { type: integer }'),
        new: `get: { responses: { '200': {} } }`,
      },
    ],
    good: [
      {
        title: 'its case changed',
        old: withHeader('schema: { type: integer }'),
        new: withHeader('schema: { type: integer }', 'x-total'),
      },
    ],
  },
};
