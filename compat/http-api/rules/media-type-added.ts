import type { ApiRule } from '../rule.ts';

export const mediaTypeAdded: ApiRule = {
  id: 'media-type-added',
  title: 'A media type is new',
  on: ['media-type-added'],
  roles: ['request', 'operation'],
  effects: ['widens'],
  why: 'New callers that send or ask for it are refused by the old provider.',
  fix: ({ element }) => `Release the provider everywhere before callers use the ${element.label}.`,
  examples: {
    bad: [
      {
        title: 'XML is accepted too',
        old: 'post: { requestBody: { content: { application/json: {} } } }',
        new: 'post: { requestBody: { content: { application/json: {}, application/xml: {} } } }',
      },
      {
        title: 'CSV is answered too',
        old: `get: { responses: { '200': { content: { application/json: {} } } } }`,
        new: `get: { responses: { '200': { content: { application/json: {}, text/csv: {} } } } }`,
      },
    ],
    good: [
      {
        title: 'only a charset is written out',
        old: 'post: { requestBody: { content: { application/json: {} } } }',
        new: 'post: { requestBody: { content: { application/json; charset=utf-8: {} } } }',
      },
    ],
  },
};
