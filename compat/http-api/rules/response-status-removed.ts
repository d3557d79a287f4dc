import type { ApiRule } from '../rule.ts';

export const responseStatusRemoved: ApiRule = {
  id: 'response-status-removed',
  title: 'A status is no longer answered',
  on: ['status-removed'],
  roles: ['response'],
  effects: ['incomparable', 'none'],
  why: 'Old callers that wait for this success do not recognise what comes in its place.',
  fix: ({ element }) => `Keep answering ${element.label} until every caller accepts the new status.`,
  examples: {
    bad: [
      {
        title: '200 is gone',
        old: `get: { responses: { '200': {}, '204': {} } }`,
        new: `get: { responses: { '204': {} } }`,
      },
    ],
    good: [
      {
        title: 'a range covers it',
        old: `get: { responses: { '200': {} } }`,
        new: 'get: { responses: { 2XX: {} } }',
      },
    ],
  },
};
