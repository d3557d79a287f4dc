import { withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const lifecycleAnnounced: ApiRule = {
  id: 'lifecycle-announced',
  title: 'A deprecation, a later sunset or more stability is announced',
  on: ['deprecation', 'sunset', 'stability'],
  roles: ['operation', 'parameter', 'request', 'response'],
  effects: ['none'],
  why: 'Nothing breaks. Callers of what is deprecated should hear of it now, while there is time.',
  fix: ({ element }) =>
    `Tell the callers of ${element.label}, and name the day in \`x-sunset\` as YYYY-MM-DD.`,
  examples: {
    bad: [
      {
        title: 'an operation is deprecated',
        old: 'get: {}',
        new: "get: { deprecated: true, x-sunset: '2026-08-10' }",
      },
      {
        title: 'a field is deprecated',
        old: withResponse('{ type: object, properties: { note: { type: string } } }'),
        new: withResponse('{ type: object, properties: { note: { type: string, deprecated: true } } }'),
      },
      {
        title: 'it may be built upon',
        old: 'get: { x-stability-level: alpha }',
        new: 'get: { x-stability-level: beta }',
      },
    ],
    good: [{ title: 'the level is written out', old: 'get: {}', new: 'get: { x-stability-level: stable }' }],
  },
};
