import { withParameter } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const parameterValuesWidened: ApiRule = {
  id: 'parameter-values-widened',
  title: 'A parameter accepts more',
  on: [
    'type',
    'nullability',
    'enum',
    'limit',
    'form',
    'alternatives',
    'extra-fields',
    'field-removed',
    'field-added',
    'field-requiredness',
  ],
  roles: ['parameter'],
  effects: ['widens', 'none'],
  why: 'New callers that send the new values are refused by the old provider, also after a rollback.',
  fix: ({ element }) =>
    `Let callers send more in ${element.label} only when the provider is released everywhere.`,
  examples: {
    bad: [
      {
        title: 'a value is new',
        old: withParameter('schema: { type: string, enum: [s] }'),
        new: withParameter('schema: { type: string, enum: [s, m] }'),
      },
      {
        title: 'a maximum is raised',
        old: withParameter('schema: { type: integer, maximum: 100 }'),
        new: withParameter('schema: { type: integer, maximum: 200 }'),
      },
    ],
    good: [
      {
        title: 'the default changed',
        old: withParameter('schema: { type: integer, default: 10 }'),
        new: withParameter('schema: { type: integer, default: 20 }'),
      },
    ],
  },
};
