import { withRequest, withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

const note = (members: string): string =>
  `{ type: object, properties: { note: { type: string${members} } } }`;

export const fieldAccessChanged: ApiRule = {
  id: 'field-access-changed',
  title: 'A field became read-only or write-only, or ceased to be',
  on: ['access'],
  roles: ['parameter', 'request', 'response'],
  effects: ['unknown', 'none'],
  why: 'A field that became read-only is ignored or refused when old callers send it; one that became write-only is missing in replies that old callers read.',
  fix: ({ element }) =>
    `Keep reading and writing ${element.label} until callers neither send nor read it where it no longer belongs.`,
  examples: {
    bad: [
      { title: 'became read-only', old: withRequest(note('')), new: withRequest(note(', readOnly: true')) },
      {
        title: 'became write-only',
        old: withResponse(note('')),
        new: withResponse(note(', writeOnly: true')),
      },
    ],
    good: [
      {
        title: 'was read-only before',
        old: withResponse(note(', readOnly: true')),
        new: withResponse(note(', readOnly: true')),
      },
    ],
  },
};
