import type { ApiRule } from '../rule.ts';

export const mediaTypeRemoved: ApiRule = {
  id: 'media-type-removed',
  title: 'A media type is gone',
  on: ['media-type-removed'],
  roles: ['request', 'operation'],
  effects: ['narrows'],
  why: 'Old callers that send or ask for it are refused by the new provider.',
  fix: ({ element }) => `Keep the ${element.label} beside the new one until no caller uses it.`,
  examples: {
    bad: [
      {
        title: 'XML is no longer accepted',
        old: 'post: { requestBody: { content: { application/json: {}, application/xml: {} } } }',
        new: 'post: { requestBody: { content: { application/json: {} } } }',
      },
      {
        title: 'JSON is no longer answered',
        old: `get: { responses: { '200': { content: { application/json: {}, text/csv: {} } } } }`,
        new: `get: { responses: { '200': { content: { text/csv: {} } } } }`,
      },
      {
        title: 'a version in the name is no longer answered',
        old: `get: { responses: { '200': { content: { application/json;v=1: {}, application/json;v=2: {} } } } }`,
        new: `get: { responses: { '200': { content: { application/json;v=2: {} } } } }`,
      },
    ],
    good: [
      {
        title: 'a range covers it',
        old: 'post: { requestBody: { content: { application/json: {} } } }',
        new: 'post: { requestBody: { content: { application/*: {} } } }',
      },
      {
        title: 'the version is written out',
        old: `get: { responses: { '200': { content: { application/json: {} } } } }`,
        new: `get: { responses: { '200': { content: { application/json;v=1: {} } } } }`,
      },
    ],
  },
};
