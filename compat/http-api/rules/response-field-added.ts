import { withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const responseFieldAdded: ApiRule = {
  id: 'response-field-added',
  title: 'A response field is new',
  on: ['field-added'],
  roles: ['response'],
  effects: ['narrows', 'none', 'widens', 'incomparable'],
  why: 'New callers that count on it do not find it in replies of the old provider. Old callers ignore it, unless they refuse fields they do not know.',
  fix: ({ element }) =>
    `Release the provider everywhere before callers read ${element.label}, or let them live without it.`,
  exception({ effect }) {
    if (effect === 'narrows' || effect === 'none') return undefined;
    return {
      level: 'warn',
      states: effect === 'incomparable' ? ['A', 'B'] : ['A'],
      because: 'only callers that refuse unknown fields are concerned',
    };
  },
  examples: {
    bad: [
      {
        title: 'a required field is new',
        old: withResponse('{ type: object, properties: { id: { type: integer } } }'),
        new: withResponse(
          '{ type: object, required: [note], properties: { id: { type: integer }, note: { type: string } } }',
        ),
      },
      {
        title: 'an optional field is new in a closed object',
        old: withResponse(
          '{ type: object, additionalProperties: false, properties: { id: { type: integer } } }',
        ),
        new: withResponse(
          '{ type: object, additionalProperties: false, properties: { id: { type: integer }, note: { type: string } } }',
        ),
      },
      {
        title: 'an optional field is new',
        old: withResponse('{ type: object, properties: { id: { type: integer } } }'),
        new: withResponse('{ type: object, properties: { id: { type: integer }, note: { type: string } } }'),
      },
    ],
    good: [
      {
        title: 'no field is new',
        old: withResponse('{ type: object, properties: { id: { type: integer } } }'),
        new: withResponse('{ type: object, properties: { id: { type: integer } } }'),
      },
    ],
  },
};
