import { withRequest } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const requestFieldRemoved: ApiRule = {
  id: 'request-field-removed',
  title: 'A request field is gone',
  on: ['field-removed'],
  roles: ['request'],
  effects: ['widens', 'narrows', 'incomparable', 'none'],
  why: 'The new provider ignores what old callers send, or refuses it where it takes no other fields. If it was required, the old provider refuses new callers that leave it out.',
  fix: ({ element }) => `Keep reading ${element.label} until no caller sends it, then remove it.`,
  exception({ effect }) {
    if (effect === 'narrows' || effect === 'incomparable') return undefined;
    return {
      level: 'warn',
      states: effect === 'widens' ? ['A', 'B'] : ['A'],
      because: 'the object takes other fields, so it is ignored and not refused',
    };
  },
  examples: {
    bad: [
      {
        title: 'a field is gone from a closed object',
        old: withRequest(
          '{ type: object, additionalProperties: false, properties: { id: { type: integer }, note: { type: string } } }',
        ),
        new: withRequest(
          '{ type: object, additionalProperties: false, properties: { id: { type: integer } } }',
        ),
      },
      {
        title: 'a field is gone from an open object',
        old: withRequest('{ type: object, properties: { id: { type: integer }, note: { type: string } } }'),
        new: withRequest('{ type: object, properties: { id: { type: integer } } }'),
      },
    ],
    good: [
      {
        title: 'a field of responses is gone',
        old: withRequest(
          '{ type: object, properties: { id: { type: integer }, note: { type: string, readOnly: true } } }',
        ),
        new: withRequest('{ type: object, properties: { id: { type: integer } } }'),
      },
    ],
  },
};
