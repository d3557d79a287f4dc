import { withRequest } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const requestBodyRequired: ApiRule = {
  id: 'request-body-required',
  title: 'A request body became required',
  on: ['body-requiredness', 'body-added'],
  roles: ['request'],
  effects: ['narrows'],
  why: 'Old callers that send no body are refused by the new provider.',
  fix: ({ element }) => `Keep the ${element.label} optional until every caller sends one.`,
  examples: {
    bad: [
      {
        title: 'optional to required',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }'),
        new: withRequest('{ type: object, properties: { id: { type: integer } } }', 'required: true'),
      },
      {
        title: 'a required body is new',
        old: 'post: {}',
        new: withRequest('{ type: object, properties: { id: { type: integer } } }', 'required: true'),
      },
    ],
    good: [
      {
        title: 'an optional body is new',
        old: 'post: {}',
        new: withRequest('{ type: object, properties: { id: { type: integer } } }'),
      },
    ],
  },
};
