import { withRequest } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const requestExtraFieldsRefused: ApiRule = {
  id: 'request-extra-fields-refused',
  title: 'A request no longer takes other fields',
  on: ['extra-fields'],
  roles: ['request'],
  effects: ['narrows'],
  why: 'Old callers that send fields without a name in the contract are refused by the new provider.',
  fix: ({ element }) => `Keep ${element.label} open until no caller sends other fields.`,
  exception() {
    return {
      level: 'warn',
      states: ['A'],
      because: 'callers that keep to the named fields are not concerned',
    };
  },
  examples: {
    bad: [
      {
        title: 'the object is closed',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }'),
        new: withRequest(
          '{ type: object, additionalProperties: false, properties: { id: { type: integer } } }',
        ),
      },
    ],
    good: [
      {
        title: 'the object was closed before',
        old: withRequest(
          '{ type: object, additionalProperties: false, properties: { id: { type: integer } } }',
        ),
        new: withRequest(
          '{ type: object, additionalProperties: false, properties: { id: { type: integer } } }',
        ),
      },
    ],
  },
};
