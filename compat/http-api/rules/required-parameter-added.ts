import { withParameter } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const requiredParameterAdded: ApiRule = {
  id: 'required-parameter-added',
  title: 'A required parameter is new',
  on: ['parameter-added'],
  roles: ['parameter'],
  effects: ['narrows'],
  why: 'Old callers do not send it, so the new provider refuses their requests.',
  fix: ({ element }) =>
    `Add ${element.label} as optional with a default, move the callers, then make it required in a later release.`,
  examples: {
    bad: [
      {
        title: 'a required query parameter is new',
        old: 'get: {}',
        new: withParameter('required: true, schema: { type: integer }'),
      },
    ],
    good: [
      { title: 'an optional one is new', old: 'get: {}', new: withParameter('schema: { type: integer }') },
    ],
  },
};
