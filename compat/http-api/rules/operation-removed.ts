import type { ApiRule } from '../rule.ts';

export const operationRemoved: ApiRule = {
  id: 'operation-removed',
  title: 'An operation that callers may use is gone',
  on: ['operation-removed'],
  roles: ['operation'],
  effects: ['narrows'],
  why: 'Callers that still use it get 404 or 405 from the preview group as soon as traffic reaches it.',
  fix: ({ element }) =>
    `Keep ${element.label} until no caller uses it: mark it deprecated, watch its traffic, and remove it in a later release.`,
  examples: {
    bad: [
      {
        title: 'a method is gone',
        old: `get: {}
post: {}`,
        new: 'get: {}',
      },
    ],
    good: [{ title: 'it is marked as deprecated', old: 'get: {}', new: 'get: { deprecated: true }' }],
  },
};
