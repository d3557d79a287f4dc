import { withRequest, withResponse } from '../example.ts';
import type { ApiRule } from '../rule.ts';

const note = (members: string, required = ''): string =>
  `{ type: object, required: [${required}], properties: { note: { type: string${members} } } }`;

export const fieldAccessChanged: ApiRule = {
  id: 'field-access-changed',
  title: 'A field became read-only or write-only, or ceased to be',
  on: ['access'],
  roles: ['parameter', 'request', 'response'],
  effects: ['narrows', 'unknown', 'none'],
  why: 'A field that became read-only is ignored or refused when old callers send it; one that became write-only is missing in replies that old callers read; and callers that could not send a field do not send it when it is required of them.',
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
      {
        title: 'a required one is no longer written by the provider alone',
        old: withRequest(note(', readOnly: true', 'note')),
        new: withRequest(note('', 'note')),
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
