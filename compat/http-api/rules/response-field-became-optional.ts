import { withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const responseFieldBecameOptional: ApiRule = {
  id: 'response-field-became-optional',
  title: 'A required response field became optional',
  on: ['field-requiredness'],
  roles: ['response'],
  effects: ['widens'],
  why: 'Old callers rely on it being there; replies of the new provider may lack it.',
  fix: ({ element }) => `Keep sending ${element.label} always until every caller can live without it.`,
  examples: {
    bad: [
      {
        title: 'required to optional',
        old: withResponse('{ type: object, required: [id], properties: { id: { type: integer } } }'),
        new: withResponse('{ type: object, properties: { id: { type: integer } } }'),
      },
    ],
    good: [
      {
        title: 'required on both sides',
        old: withResponse('{ type: object, required: [id], properties: { id: { type: integer } } }'),
        new: withResponse('{ type: object, required: [id], properties: { id: { type: integer } } }'),
      },
    ],
  },
};
