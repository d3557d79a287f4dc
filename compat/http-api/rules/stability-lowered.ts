import type { ApiRule } from '../rule.ts';

export const stabilityLowered: ApiRule = {
  id: 'stability-lowered',
  title: 'Less stability is promised than before, or nobody can tell how much',
  on: ['stability'],
  roles: ['operation', 'parameter', 'request', 'response'],
  effects: ['narrows'],
  why: 'Callers built on what was promised. From now on a change may break them without notice.',
  fix: ({ element }) =>
    `Keep the stability level of ${element.label}; the levels are draft, alpha, beta and stable. Give what is in doubt a new name with a lower level.`,
  exception: () => ({
    level: 'block',
    states: ['A'],
    because: 'the stability is a promise to callers that are there already',
    isStrict: true,
  }),
  examples: {
    bad: [
      {
        title: 'beta to alpha',
        old: 'get: { x-stability-level: beta }',
        new: 'get: { x-stability-level: alpha }',
      },
      {
        title: 'a level that is none',
        old: 'get: {}',
        new: 'get: { x-stability-level: solid }',
      },
    ],
    good: [
      {
        title: 'alpha to beta',
        old: 'get: { x-stability-level: alpha }',
        new: 'get: { x-stability-level: beta }',
      },
      { title: 'stable is written out', old: 'get: {}', new: 'get: { x-stability-level: stable }' },
    ],
  },
};
