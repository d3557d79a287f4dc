import { withParameter } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const parameterRemoved: ApiRule = {
  id: 'parameter-removed',
  title: 'A parameter is gone',
  on: ['parameter-removed'],
  roles: ['parameter'],
  effects: ['widens', 'none'],
  why: 'The new provider ignores or refuses it from old callers. If it was required, the old provider refuses new callers that leave it out.',
  fix: ({ element }) => `Keep accepting ${element.label} until no caller sends it, then remove it.`,
  exception({ effect }) {
    return {
      level: 'warn',
      states: effect === 'widens' ? ['A', 'B'] : ['A'],
      because: 'whether the provider ignores or refuses it is not part of the contract',
    };
  },
  examples: {
    bad: [
      {
        title: 'an optional parameter is gone',
        old: withParameter('schema: { type: integer }'),
        new: 'get: {}',
      },
      {
        title: 'a required parameter is gone',
        old: withParameter('required: true, schema: { type: integer }'),
        new: 'get: {}',
      },
    ],
    good: [
      {
        title: 'a parameter is deprecated',
        old: withParameter('schema: { type: integer }'),
        new: withParameter('deprecated: true, schema: { type: integer }'),
      },
    ],
  },
};
