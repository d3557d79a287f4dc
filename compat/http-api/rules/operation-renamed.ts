import type { ApiRule } from '../rule.ts';

export const operationRenamed: ApiRule = {
  id: 'operation-renamed',
  title: 'An operation has another operationId or other tags',
  on: ['operation-name'],
  roles: ['operation'],
  effects: ['none'],
  why: 'Nothing that travels changes. Code that tools make from the contract gets other names for it.',
  fix: ({ element, from }) =>
    `Keep the name of ${element.label} (${from}) where callers make code from the contract.`,
  examples: {
    bad: [
      {
        title: 'another operationId',
        old: 'get: { operationId: listAds }',
        new: 'get: { operationId: findAds }',
      },
      { title: 'a tag is new', old: 'get: { tags: [ads] }', new: 'get: { tags: [ads, public] }' },
    ],
    good: [
      {
        title: 'the order of tags means nothing',
        old: 'get: { tags: [ads, public] }',
        new: 'get: { tags: [public, ads] }',
      },
    ],
  },
};
