import { withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const responseValuesNarrowed: ApiRule = {
  id: 'response-values-narrowed',
  title: 'A response field promises more than before',
  on: ['type', 'nullability', 'enum', 'limit', 'form', 'alternatives'],
  roles: ['response'],
  effects: ['narrows'],
  why: 'New callers that rely on the promise meet the old values in replies of the old provider, also after a rollback.',
  fix: ({ element }) =>
    `Let callers rely on the new promise for ${element.label} only when the provider is released everywhere.`,
  examples: {
    bad: [
      {
        title: 'null is gone',
        old: withResponse('{ type: object, properties: { id: { type: [integer, "null"] } } }'),
        new: withResponse('{ type: object, properties: { id: { type: integer } } }'),
      },
      {
        title: 'a value is gone',
        old: withResponse('{ type: object, properties: { kind: { type: string, enum: [a, b] } } }'),
        new: withResponse('{ type: object, properties: { kind: { type: string, enum: [a] } } }'),
      },
    ],
    good: [
      {
        title: 'a description changed',
        old: withResponse('{ type: object, properties: { id: { type: integer } } }'),
        new: withResponse(
          '{ type: object, properties: { id: { type: integer, description: Number of the ad. } } }',
        ),
      },
    ],
  },
};
