import { withParameter, withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

export const defaultChanged: ApiRule = {
  id: 'default-changed',
  title: 'Another value is taken where none is sent',
  on: ['default'],
  roles: ['parameter', 'request', 'response'],
  effects: ['none'],
  why: 'Callers that leave it out get another result from the preview group than from the stable one, without an error anywhere.',
  fix: ({ element, from }) =>
    `Keep ${from} as the default of ${element.label}, and let callers that want the new value send it.`,
  exception({ element, unsaid }) {
    if (element.role === 'response' || unsaid === true) return undefined;
    return {
      level: 'warn',
      states: ['A', 'B'],
      because: 'who leaves it out meets either default while both groups run',
    };
  },
  examples: {
    bad: [
      {
        title: 'pages become longer',
        old: withParameter('schema: { type: integer, default: 20 }'),
        new: withParameter('schema: { type: integer, default: 50 }'),
      },
      {
        title: 'a reply names its default',
        old: withResponse('{ type: object, properties: { size: { type: integer } } }'),
        new: withResponse('{ type: object, properties: { size: { type: integer, default: 20 } } }'),
      },
    ],
    good: [
      {
        title: 'the default is the same',
        old: withParameter('schema: { type: integer, default: 20 }'),
        new: withParameter('description: Rows of a page, schema: { type: integer, default: 20 }'),
      },
    ],
  },
};
