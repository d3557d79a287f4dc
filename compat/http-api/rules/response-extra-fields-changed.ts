import { withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const responseExtraFieldsChanged: ApiRule = {
  id: 'response-extra-fields-changed',
  title: 'A response object was opened or closed',
  on: ['extra-fields'],
  roles: ['response'],
  effects: ['widens', 'narrows'],
  why: 'Callers that ignore fields they do not know are not concerned.',
  fix: ({ element }) => `Nothing to do, unless callers of ${element.label} refuse unknown fields.`,
  exception({ effect }) {
    return {
      level: 'info',
      states: effect === 'widens' ? ['A'] : ['B'],
      because: 'callers are expected to ignore fields they do not know',
    };
  },
  examples: {
    bad: [
      {
        title: 'an object is closed',
        old: withResponse('{ type: object, properties: { id: { type: integer } } }'),
        new: withResponse(
          '{ type: object, additionalProperties: false, properties: { id: { type: integer } } }',
        ),
      },
    ],
    good: [
      {
        title: 'the object was closed before',
        old: withResponse(
          '{ type: object, additionalProperties: false, properties: { id: { type: integer } } }',
        ),
        new: withResponse(
          '{ type: object, additionalProperties: false, properties: { id: { type: integer } } }',
        ),
      },
    ],
  },
};
