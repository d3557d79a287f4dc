import { withRequest } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const requestValuesNarrowed: ApiRule = {
  id: 'request-values-narrowed',
  title: 'A request field has tighter limits, another form or fewer alternatives',
  on: ['limit', 'form', 'alternatives'],
  roles: ['request'],
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
        title: 'a length is lowered',
        old: withRequest('{ type: object, properties: { note: { type: string, maxLength: 200 } } }'),
        new: withRequest('{ type: object, properties: { note: { type: string, maxLength: 100 } } }'),
      },
    ],
    good: [
      {
        title: 'a length is raised',
        old: withRequest('{ type: object, properties: { note: { type: string, maxLength: 100 } } }'),
        new: withRequest('{ type: object, properties: { note: { type: string, maxLength: 200 } } }'),
      },
    ],
  },
};
