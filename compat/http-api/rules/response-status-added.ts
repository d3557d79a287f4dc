import type { ApiRule } from '../rule.ts';

export const responseStatusAdded: ApiRule = {
  id: 'response-status-added',
  title: 'A status is new',
  on: ['status-added'],
  roles: ['response'],
  effects: ['widens', 'none'],
  why: 'Old callers that test for one exact success status take another one for a failure.',
  fix: ({ element }) =>
    `Answer ${element.label} only to callers that expect it, or when all of them treat every 2xx as success.`,
  exception({ effect }) {
    return effect === 'widens'
      ? { level: 'warn', states: ['A'], because: 'most callers take every 2xx for success' }
      : undefined;
  },
  examples: {
    bad: [
      {
        title: '202 is new',
        old: `get: { responses: { '200': {} } }`,
        new: `get: { responses: { '200': {}, '202': {} } }`,
      },
      {
        title: '404 is written down',
        old: `get: { responses: { '200': {} } }`,
        new: `get: { responses: { '200': {}, '404': {} } }`,
      },
    ],
    good: [
      {
        title: 'default covers it',
        old: `get: { responses: { '200': {}, default: {} } }`,
        new: `get: { responses: { '200': {}, default: {}, '404': {} } }`,
      },
    ],
  },
};
