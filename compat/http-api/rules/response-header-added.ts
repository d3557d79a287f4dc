import { withHeader } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const responseHeaderAdded: ApiRule = {
  id: 'response-header-added',
  title: 'A response header is new',
  on: ['header-added'],
  roles: ['response'],
  effects: ['narrows', 'none'],
  why: 'New callers that count on it do not find it in replies of the old provider.',
  fix: ({ element }) => `Release the provider everywhere before callers read the ${element.label}.`,
  examples: {
    bad: [
      {
        title: 'a required header is new',
        old: `get: { responses: { '200': {} } }`,
        new: withHeader('required: true, schema: { type: integer }'),
      },
      {
        title: 'an optional header is new',
        old: `get: { responses: { '200': {} } }`,
        new: withHeader('schema: { type: integer }'),
      },
    ],
    good: [
      {
        title: 'no header is new',
        old: `get: { responses: { '200': {} } }`,
        new: `get: { responses: { '200': {} } }`,
      },
    ],
  },
};
