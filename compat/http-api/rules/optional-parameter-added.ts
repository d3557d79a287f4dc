import { withParameter } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const optionalParameterAdded: ApiRule = {
  id: 'optional-parameter-added',
  title: 'An optional parameter is new',
  on: ['parameter-added'],
  roles: ['parameter'],
  effects: ['none'],
  why: 'Old callers are not concerned. The old provider ignores it, so new callers see no effect of it there.',
  fix: ({ element }) =>
    `Nothing to do for old callers; do not rely on ${element.label} before the provider is released everywhere.`,
  examples: {
    bad: [
      {
        title: 'an optional query parameter is new',
        old: 'get: {}',
        new: withParameter('schema: { type: integer }'),
      },
    ],
    good: [
      {
        title: 'only its description is new',
        old: withParameter('schema: { type: integer }'),
        new: withParameter('description: How many., schema: { type: integer }'),
      },
    ],
  },
};
