import type { ApiRule } from '../rule.ts';

export const securityLoosened: ApiRule = {
  id: 'security-loosened',
  title: 'Fewer credentials are asked for',
  on: ['security'],
  roles: ['operation'],
  effects: ['widens'],
  why: 'New callers that leave the old credentials out get 401 or 403 from the old provider, while both run and after a rollback.',
  fix: ({ element, from }) =>
    `Release the provider everywhere before callers of ${element.label} leave out what was asked for (${from}).`,
  examples: {
    bad: [
      {
        title: 'a second scheme is accepted',
        old: 'get: { security: [{ key: [] }] }',
        new: 'get: { security: [{ key: [] }, { login: [] }] }',
      },
      {
        title: 'nothing is asked for any more',
        old: 'get: { security: [{ key: [] }] }',
        new: 'get: { security: [] }',
      },
    ],
    good: [
      {
        title: 'the order of schemes means nothing',
        old: 'get: { security: [{ key: [] }, { login: [] }] }',
        new: 'get: { security: [{ login: [] }, { key: [] }] }',
      },
    ],
  },
};
