import { withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const responseFieldTypeChanged: ApiRule = {
  id: 'response-field-type-changed',
  title: 'A response field has other types',
  on: ['type'],
  roles: ['response'],
  effects: ['widens', 'incomparable'],
  why: 'Old callers read values of a type they do not know and fail, or read them wrongly.',
  fix: ({ element }) =>
    `Send the new type in a field under a new name beside ${element.label}, and remove the old one when no caller reads it.`,
  examples: {
    bad: [
      {
        title: 'integer to string',
        old: withResponse('{ type: object, properties: { id: { type: integer } } }'),
        new: withResponse('{ type: object, properties: { id: { type: string } } }'),
      },
      {
        title: 'integer to number',
        old: withResponse('{ type: object, properties: { id: { type: integer } } }'),
        new: withResponse('{ type: object, properties: { id: { type: number } } }'),
      },
    ],
    good: [
      {
        title: 'number to integer',
        old: withResponse('{ type: object, properties: { id: { type: number } } }'),
        new: withResponse('{ type: object, properties: { id: { type: integer } } }'),
      },
    ],
  },
};
