import { withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const responseFieldBecameNullable: ApiRule = {
  id: 'response-field-became-nullable',
  title: 'A response field may now be null',
  on: ['nullability'],
  roles: ['response'],
  effects: ['widens'],
  why: 'Old callers do not expect null there and fail when they read it.',
  fix: ({ element }) =>
    `Keep ${element.label} free of null until every caller copes with it, or send the new state in a new field.`,
  examples: {
    bad: [
      {
        title: 'null is new',
        old: withResponse('{ type: object, properties: { id: { type: integer } } }'),
        new: withResponse('{ type: object, properties: { id: { type: [integer, "null"] } } }'),
      },
    ],
    good: [
      {
        title: 'null on both sides, written in two ways',
        old: withResponse('{ type: object, properties: { id: { type: [integer, "null"] } } }'),
        new: withResponse(
          '{ type: object, properties: { id: { anyOf: [{ type: integer }, { type: "null" }] } } }',
        ),
      },
    ],
  },
};
