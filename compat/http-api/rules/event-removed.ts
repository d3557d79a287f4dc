import type { ApiRule } from '../rule.ts';

const webhook = (name: string): string => `get: {}\n---\nwebhooks: { ${name}: { post: {} } }`;

export const eventRemoved: ApiRule = {
  id: 'event-removed',
  title: 'A webhook or callback is no longer sent',
  on: ['event-removed'],
  roles: ['response'],
  effects: ['incomparable'],
  why: 'Receivers that wait for it hear nothing of what the preview group does.',
  fix: ({ element }) => `Go on sending ${element.label} until no receiver is subscribed to it.`,
  examples: {
    bad: [{ title: 'a webhook is gone', old: webhook('adSold'), new: 'get: {}' }],
    good: [{ title: 'it is still there', old: webhook('adSold'), new: webhook('adSold') }],
  },
};
