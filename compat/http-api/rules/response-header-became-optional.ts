import { withHeader } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const responseHeaderBecameOptional: ApiRule = {
  id: 'response-header-became-optional',
  title: 'A required response header became optional',
  on: ['header-requiredness'],
  roles: ['response'],
  effects: ['widens'],
  why: 'Old callers rely on it being there; replies of the new provider may lack it.',
  fix: ({ element }) => `Keep sending the ${element.label} always until every caller can live without it.`,
  examples: {
    bad: [
      {
        title: 'required to optional',
        old: withHeader('required: true, schema: { type: integer }'),
        new: withHeader('schema: { type: integer }'),
      },
    ],
    good: [
      {
        title: 'optional on both sides',
        old: withHeader('schema: { type: integer }'),
        new: withHeader('schema: { type: integer }'),
      },
    ],
  },
};
