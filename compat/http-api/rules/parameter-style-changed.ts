import { withHeader, withParameter } from '../example.ts';
import type { ApiRule } from '../rule.ts';

const withForm = (contentType: string): string =>
  `post: { requestBody: { content: { multipart/form-data: { schema: {}, encoding: { note: { contentType: ${contentType} } } } } } }`;

export const parameterStyleChanged: ApiRule = {
  id: 'parameter-style-changed',
  title: 'A parameter, a header or a field of a form is written another way',
  on: ['parameter-style'],
  roles: ['parameter', 'request', 'response'],
  effects: ['widens', 'narrows', 'incomparable'],
  why: 'One side sends lists or objects in a form that the other does not read.',
  fix: ({ element }) =>
    `Keep ${element.label} as it is and add another in the new form beside it; remove the old one when nobody uses it.`,
  examples: {
    bad: [
      {
        title: 'lists are no longer repeated',
        old: withParameter('schema: { type: array }'),
        new: withParameter('explode: false, schema: { type: array }'),
      },
      {
        title: 'a value becomes a document',
        old: withParameter('schema: { type: object }'),
        new: withParameter('content: { application/json: { schema: { type: object } } }'),
      },
      {
        title: 'reserved characters must be escaped now',
        old: withParameter('allowReserved: true, schema: { type: string }'),
        new: withParameter('schema: { type: string }'),
      },
      {
        title: 'a header writes objects another way',
        old: withHeader('schema: { type: object }'),
        new: withHeader('explode: true, schema: { type: object }'),
      },
      {
        title: 'a part of a form is written as JSON now',
        old: withForm('text/plain'),
        new: withForm('application/json'),
      },
    ],
    good: [
      {
        title: 'the usual way is written out',
        old: withParameter('schema: { type: array }'),
        new: withParameter('style: form, explode: true, schema: { type: array }'),
      },
    ],
  },
};
