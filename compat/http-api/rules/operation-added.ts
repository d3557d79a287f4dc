import type { ApiRule } from '../rule.ts';

export const operationAdded: ApiRule = {
  id: 'operation-added',
  title: 'An operation is new',
  on: ['operation-added'],
  roles: ['operation'],
  effects: ['widens'],
  why: 'New callers that use it get 404 from the stable group, and from everything after a rollback.',
  fix: ({ element }) =>
    `Release the provider of ${element.label} everywhere first, the callers after it; roll back in reverse.`,
  examples: {
    bad: [
      {
        title: 'a method is new',
        old: 'get: {}',
        new: `get: {}
post: {}`,
      },
    ],
    good: [{ title: 'nothing is new', old: 'get: {}', new: 'get: { summary: Lists ads. }' }],
  },
};
