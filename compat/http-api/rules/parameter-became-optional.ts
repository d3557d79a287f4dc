import { withParameter } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const parameterBecameOptional: ApiRule = {
  id: 'parameter-became-optional',
  title: 'A required parameter became optional',
  on: ['parameter-requiredness'],
  roles: ['parameter'],
  effects: ['widens'],
  why: 'New callers that leave it out are refused by the old provider, also after a rollback.',
  fix: ({ element }) =>
    `Let callers leave out ${element.label} only when the provider is released everywhere and will not go back.`,
  examples: {
    bad: [
      {
        title: 'required to optional',
        old: withParameter('required: true, schema: { type: integer }'),
        new: withParameter('schema: { type: integer }'),
      },
    ],
    good: [
      {
        title: 'optional on both sides',
        old: withParameter('schema: { type: integer }'),
        new: withParameter('schema: { type: integer }'),
      },
    ],
  },
};
