import { withRequest } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const requestFieldAdded: ApiRule = {
  id: 'request-field-added',
  title: 'An optional request field is new',
  on: ['field-added'],
  roles: ['request'],
  effects: ['widens', 'none'],
  why: 'The old provider ignores it, or refuses it where it takes no other fields.',
  fix: ({ element }) => `Release the provider everywhere before callers send ${element.label}.`,
  examples: {
    bad: [
      {
        title: 'a field is new in a closed object',
        old: withRequest(
          '{ type: object, additionalProperties: false, properties: { id: { type: integer } } }',
        ),
        new: withRequest(
          '{ type: object, additionalProperties: false, properties: { id: { type: integer }, note: { type: string } } }',
        ),
      },
      {
        title: 'a field is new in an open object',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }'),
        new: withRequest('{ type: object, properties: { id: { type: integer }, note: { type: string } } }'),
      },
    ],
    good: [
      {
        title: 'no field is new',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }'),
        new: withRequest('{ type: object, properties: { id: { type: integer } } }'),
      },
    ],
  },
};
