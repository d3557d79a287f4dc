import { withRequest } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const requestEnumNarrowed: ApiRule = {
  id: 'request-enum-narrowed',
  title: 'A request field accepts fewer values',
  on: ['enum'],
  roles: ['request'],
  effects: ['narrows', 'incomparable'],
  why: 'Old callers that send one of the missing values are refused by the new provider.',
  fix: ({ element }) => `Keep accepting the old values of ${element.label} until no caller sends them.`,
  examples: {
    bad: [
      {
        title: 'a value is gone',
        old: withRequest('{ type: object, properties: { kind: { type: string, enum: [a, b] } } }'),
        new: withRequest('{ type: object, properties: { kind: { type: string, enum: [a] } } }'),
      },
    ],
    good: [
      {
        title: 'the order changed',
        old: withRequest('{ type: object, properties: { kind: { type: string, enum: [a, b] } } }'),
        new: withRequest('{ type: object, properties: { kind: { type: string, enum: [b, a] } } }'),
      },
    ],
  },
};
