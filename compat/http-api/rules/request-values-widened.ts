import { withRequest } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const requestValuesWidened: ApiRule = {
  id: 'request-values-widened',
  title: 'A request field accepts more',
  on: ['type', 'nullability', 'enum', 'limit', 'form', 'alternatives', 'extra-fields'],
  roles: ['request'],
  effects: ['widens'],
  why: 'New callers that send the new values are refused by the old provider, also after a rollback.',
  fix: ({ element }) =>
    `Let callers send more in ${element.label} only when the provider is released everywhere.`,
  examples: {
    bad: [
      {
        title: 'a length is raised',
        old: withRequest('{ type: object, properties: { note: { type: string, maxLength: 100 } } }'),
        new: withRequest('{ type: object, properties: { note: { type: string, maxLength: 200 } } }'),
      },
      {
        title: 'null is accepted too',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }'),
        new: withRequest('{ type: object, properties: { id: { type: [integer, "null"] } } }'),
      },
    ],
    good: [
      {
        title: 'a title is added',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }'),
        new: withRequest('{ type: object, properties: { id: { type: integer, title: Number } } }'),
      },
    ],
  },
};
