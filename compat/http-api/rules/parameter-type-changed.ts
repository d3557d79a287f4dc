import { withParameter } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const parameterTypeChanged: ApiRule = {
  id: 'parameter-type-changed',
  title: 'A parameter accepts other types',
  on: ['type', 'nullability'],
  roles: ['parameter'],
  effects: ['narrows', 'incomparable'],
  why: 'Values that old callers send are refused, or read as something else, by the new provider.',
  fix: ({ element }) =>
    `Accept both types for ${element.label} until every caller sends the new one, or add a parameter under a new name.`,
  examples: {
    bad: [
      {
        title: 'string to integer',
        old: withParameter('schema: { type: string }'),
        new: withParameter('schema: { type: integer }'),
      },
      {
        title: 'number to integer',
        old: withParameter('schema: { type: number }'),
        new: withParameter('schema: { type: integer }'),
      },
    ],
    good: [
      {
        title: 'integer to number',
        old: withParameter('schema: { type: integer }'),
        new: withParameter('schema: { type: number }'),
      },
    ],
  },
};
