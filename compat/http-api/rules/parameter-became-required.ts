import { withParameter } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const parameterBecameRequired: ApiRule = {
  id: 'parameter-became-required',
  title: 'An optional parameter became required',
  on: ['parameter-requiredness'],
  roles: ['parameter'],
  effects: ['narrows'],
  why: 'Old callers that leave it out are refused by the new provider.',
  fix: ({ element }) => `Keep ${element.label} optional with a default until every caller sends it.`,
  examples: {
    bad: [
      {
        title: 'optional to required',
        old: withParameter('schema: { type: integer }'),
        new: withParameter('required: true, schema: { type: integer }'),
      },
    ],
    good: [
      {
        title: 'required on both sides',
        old: withParameter('required: true, schema: { type: integer }'),
        new: withParameter('required: true, schema: { type: integer }'),
      },
    ],
  },
};
