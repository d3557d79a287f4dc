import { withRequest } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const requestBodyBecameOptional: ApiRule = {
  id: 'request-body-became-optional',
  title: 'A request body became optional',
  on: ['body-requiredness', 'body-added'],
  roles: ['request'],
  effects: ['widens'],
  why: 'New callers that rely on it being optional, or on it being read at all, fail on the old provider.',
  fix: ({ element }) =>
    `Release the provider everywhere before callers use the ${element.label} in the new way.`,
  examples: {
    bad: [
      {
        title: 'required to optional',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }', 'required: true'),
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
