import { withParameter } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const parameterEnumNarrowed: ApiRule = {
  id: 'parameter-enum-narrowed',
  title: 'A parameter accepts fewer values',
  on: ['enum'],
  roles: ['parameter'],
  effects: ['narrows', 'incomparable'],
  why: 'Old callers that send one of the missing values are refused by the new provider.',
  fix: ({ element }) => `Keep accepting the old values of ${element.label} until no caller sends them.`,
  examples: {
    bad: [
      {
        title: 'a value is gone',
        old: withParameter('schema: { type: string, enum: [s, m, l] }'),
        new: withParameter('schema: { type: string, enum: [s, m] }'),
      },
      {
        title: 'a list is set where any value was accepted',
        old: withParameter('schema: { type: string }'),
        new: withParameter('schema: { type: string, enum: [s] }'),
      },
    ],
    good: [
      {
        title: 'the order changed',
        old: withParameter('schema: { type: string, enum: [s, m] }'),
        new: withParameter('schema: { type: string, enum: [m, s] }'),
      },
    ],
  },
};
