import { withParameter } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const parameterValuesNarrowed: ApiRule = {
  id: 'parameter-values-narrowed',
  title: 'A parameter has tighter limits or another form',
  on: ['limit', 'form', 'alternatives', 'extra-fields', 'field-removed', 'field-added', 'field-requiredness'],
  roles: ['parameter'],
  effects: ['narrows', 'incomparable'],
  why: 'Values that old callers send are refused by the new provider.',
  fix: ({ element }) =>
    `Accept what ${element.label} accepted before, move the callers, and tighten it in a later release.`,
  exception({ kind, unsaid }) {
    return unsaid === true && kind === 'limit'
      ? {
          level: 'warn',
          states: ['A'],
          because: 'the provider may always have refused what the baseline did not mention',
        }
      : undefined;
  },
  examples: {
    bad: [
      {
        title: 'a maximum is lowered',
        old: withParameter('schema: { type: integer, maximum: 100 }'),
        new: withParameter('schema: { type: integer, maximum: 50 }'),
      },
    ],
    good: [
      {
        title: 'a maximum is raised',
        old: withParameter('schema: { type: integer, maximum: 100 }'),
        new: withParameter('schema: { type: integer, maximum: 200 }'),
      },
    ],
  },
};
