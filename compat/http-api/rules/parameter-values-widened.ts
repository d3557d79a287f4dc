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
  exception({ kind, effect }) {
    if (kind !== 'field-removed' || effect !== 'none') return undefined;
    const because = 'the object takes other fields, so it is ignored and not refused';
    return { level: 'warn', states: ['A'], because };
  },
  examples: {
    bad: [
      {
        title: 'a field of an object is no longer read',
        old: withParameter('style: deepObject, schema: { type: object, properties: { a: {}, b: {} } }'),
        new: withParameter('style: deepObject, schema: { type: object, properties: { a: {} } }'),
      },
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
