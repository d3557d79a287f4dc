import type { ApiRule } from '../rule.ts';

export const securityTightened: ApiRule = {
  id: 'security-tightened',
  title: 'Other or more credentials are asked for',
  on: ['security'],
  roles: ['operation'],
  effects: ['narrows', 'incomparable'],
  why: 'Old callers send the credentials they always sent, and get 401 or 403 from the preview group.',
  fix: ({ element, from, to }) =>
    `Let ${element.label} accept both (${from}, or ${to}), move every caller, and drop the old way in a later release.`,
  examples: {
    bad: [
      {
        title: 'a key is asked for where nothing was',
        old: 'get: {}',
        new: 'get: { security: [{ key: [] }] }',
      },
      {
        title: 'one more scope',
        old: 'get: { security: [{ login: [read] }] }',
        new: 'get: { security: [{ login: [read, write] }] }',
      },
      {
        title: 'another scheme for the whole API',
        old: 'get: {}\n---\nsecurity: [{ key: [] }]',
        new: 'get: {}\n---\nsecurity: [{ login: [] }]',
      },
    ],
    good: [
      {
        title: 'both ways are accepted',
        old: 'get: { security: [{ key: [] }] }',
        new: 'get: { security: [{ key: [] }, { login: [] }] }',
      },
    ],
  },
};
