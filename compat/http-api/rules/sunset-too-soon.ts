import { withParameter } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const sunsetTooSoon: ApiRule = {
  id: 'sunset-too-soon',
  title: 'Callers get less time than they were promised, or cannot tell how much',
  on: ['sunset'],
  roles: ['operation', 'parameter', 'request', 'response'],
  effects: ['narrows'],
  why: 'Callers plan their change by the sunset date. One that is missing, cannot be read, comes sooner or is not waited for leaves them with calls that fail.',
  fix: ({ element }) =>
    `Name a day in \`x-sunset\` that gives the callers of ${element.label} time enough, as YYYY-MM-DD, and keep to it.`,
  exception: () => ({
    level: 'block',
    states: ['A'],
    because: 'the sunset is a promise to callers that are there already',
    isStrict: true,
  }),
  examples: {
    bad: [
      {
        title: 'the day can no longer be read',
        old: "get: { deprecated: true, x-sunset: '2026-08-10' }",
        new: "get: { deprecated: true, x-sunset: 'next summer' }",
      },
      {
        title: 'no day is named any more',
        old: withParameter("schema: {}, deprecated: true, x-sunset: '2026-08-10'"),
        new: withParameter('schema: {}, deprecated: true'),
      },
    ],
    good: [
      {
        title: 'callers get more time',
        old: "get: { deprecated: true, x-sunset: '2026-08-10' }",
        new: "get: { deprecated: true, x-sunset: '2026-12-10' }",
      },
    ],
  },
};
