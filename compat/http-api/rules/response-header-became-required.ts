import { withHeader } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const responseHeaderBecameRequired: ApiRule = {
  id: 'response-header-became-required',
  title: 'An optional response header became required',
  on: ['header-requiredness'],
  roles: ['response'],
  effects: ['narrows'],
  why: 'New callers rely on it being there; replies of the old provider may lack it.',
  fix: ({ element }) =>
    `Let callers rely on the ${element.label} only when the provider is released everywhere.`,
  examples: {
    bad: [
      {
        title: 'optional to required',
        old: withHeader('schema: { type: integer }'),
        new: withHeader('required: true, schema: { type: integer }'),
      },
    ],
    good: [
      {
        title: 'required on both sides',
        old: withHeader('required: true, schema: { type: integer }'),
        new: withHeader('required: true, schema: { type: integer }'),
      },
    ],
  },
};
