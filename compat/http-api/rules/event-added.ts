import type { ApiRule } from '../rule.ts';

const callback = 'get: { callbacks: { adSold: { "{$request.query.url}": { post: {} } } } }';

export const eventAdded: ApiRule = {
  id: 'event-added',
  title: 'A webhook or callback is new',
  on: ['event-added'],
  roles: ['response'],
  effects: ['widens'],
  why: 'Receivers that subscribe to it hear nothing from the old provider; those that get it unasked may refuse what they do not know.',
  fix: ({ element }) => `Release the provider everywhere before receivers count on ${element.label}.`,
  exception: () => ({
    level: 'warn',
    states: ['B'],
    because: 'only receivers that subscribe to it are concerned',
  }),
  examples: {
    bad: [{ title: 'a callback is new', old: 'get: {}', new: callback }],
    good: [{ title: 'it was there before', old: callback, new: callback }],
  },
};
