import { withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const responseFieldBecameRequired: ApiRule = {
  id: 'response-field-became-required',
  title: 'An optional response field became required',
  on: ['field-requiredness'],
  roles: ['response'],
  effects: ['narrows'],
  why: 'New callers rely on it being there; replies of the old provider may lack it, also after a rollback.',
  fix: ({ element }) => `Let callers rely on ${element.label} only when the provider is released everywhere.`,
  examples: {
    bad: [
      {
        title: 'optional to required',
        old: withResponse('{ type: object, properties: { id: { type: integer } } }'),
        new: withResponse('{ type: object, required: [id], properties: { id: { type: integer } } }'),
      },
    ],
    good: [
      {
        title: 'optional on both sides',
        old: withResponse('{ type: object, properties: { id: { type: integer } } }'),
        new: withResponse('{ type: object, properties: { id: { type: integer } } }'),
      },
    ],
  },
};
