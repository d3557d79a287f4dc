import { withRequest } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const requestFieldBecameOptional: ApiRule = {
  id: 'request-field-became-optional',
  title: 'A required request field became optional',
  on: ['field-requiredness'],
  roles: ['request'],
  effects: ['widens'],
  why: 'New callers that leave it out are refused by the old provider, also after a rollback.',
  fix: ({ element }) =>
    `Let callers leave out ${element.label} only when the provider is released everywhere and will not go back.`,
  examples: {
    bad: [
      {
        title: 'required to optional',
        old: withRequest('{ type: object, required: [id], properties: { id: { type: integer } } }'),
        new: withRequest('{ type: object, properties: { id: { type: integer } } }'),
      },
    ],
    good: [
      {
        title: 'optional on both sides',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }'),
        new: withRequest('{ type: object, properties: { id: { type: integer } } }'),
      },
    ],
  },
};
