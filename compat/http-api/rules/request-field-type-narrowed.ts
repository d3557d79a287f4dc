import { withRequest } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const requestFieldTypeNarrowed: ApiRule = {
  id: 'request-field-type-narrowed',
  title: 'A request field accepts other types',
  on: ['type', 'nullability'],
  roles: ['request'],
  effects: ['narrows', 'incomparable'],
  why: 'Values that old callers send are refused, or read as something else, by the new provider.',
  fix: ({ element }) =>
    `Accept both types for ${element.label} until every caller sends the new one, or add a field under a new name.`,
  examples: {
    bad: [
      {
        title: 'string to integer',
        old: withRequest('{ type: object, properties: { id: { type: string } } }'),
        new: withRequest('{ type: object, properties: { id: { type: integer } } }'),
      },
      {
        title: 'null is no longer accepted',
        old: withRequest('{ type: object, properties: { id: { type: [integer, "null"] } } }'),
        new: withRequest('{ type: object, properties: { id: { type: integer } } }'),
      },
    ],
    good: [
      {
        title: 'integer to number',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }'),
        new: withRequest('{ type: object, properties: { id: { type: number } } }'),
      },
    ],
  },
};
