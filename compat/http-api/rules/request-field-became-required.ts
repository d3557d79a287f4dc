import { withRequest } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const requestFieldBecameRequired: ApiRule = {
  id: 'request-field-became-required',
  title: 'An optional request field became required',
  on: ['field-requiredness'],
  roles: ['request'],
  effects: ['narrows'],
  why: 'Old callers that leave it out are refused by the new provider.',
  fix: ({ element }) => `Keep ${element.label} optional until every caller sends it.`,
  examples: {
    bad: [
      {
        title: 'optional to required',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }'),
        new: withRequest('{ type: object, required: [id], properties: { id: { type: integer } } }'),
      },
    ],
    good: [
      {
        title: 'a field that callers never send',
        old: withRequest('{ type: object, properties: { id: { type: integer, readOnly: true } } }'),
        new: withRequest(
          '{ type: object, required: [id], properties: { id: { type: integer, readOnly: true } } }',
        ),
      },
    ],
  },
};
