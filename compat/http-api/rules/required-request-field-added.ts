import { withRequest } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const requiredRequestFieldAdded: ApiRule = {
  id: 'required-request-field-added',
  title: 'A required request field is new',
  on: ['field-added'],
  roles: ['request'],
  effects: ['narrows', 'incomparable'],
  why: 'Old callers do not send it, so the new provider refuses their requests.',
  fix: ({ element }) =>
    `Add ${element.label} as optional, move the callers, then make it required in a later release.`,
  examples: {
    bad: [
      {
        title: 'a required field is new',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }'),
        new: withRequest(
          '{ type: object, required: [note], properties: { id: { type: integer }, note: { type: string } } }',
        ),
      },
    ],
    good: [
      {
        title: 'an optional field is new',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }'),
        new: withRequest('{ type: object, properties: { id: { type: integer }, note: { type: string } } }'),
      },
      {
        title: 'a required field is readOnly',
        old: withRequest('{ type: object, properties: { id: { type: integer } } }'),
        new: withRequest(
          '{ type: object, required: [note], properties: { id: { type: integer }, note: { type: string, readOnly: true } } }',
        ),
      },
    ],
  },
};
