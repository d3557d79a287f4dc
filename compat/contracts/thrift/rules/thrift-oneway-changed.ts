import type { ContractRule } from '../../rule.ts';

export const thriftOnewayChanged: ContractRule = {
  id: 'thrift-oneway-changed',
  title: 'A function became oneway, or ceased to be',
  why: 'One side waits for a reply that the other never sends, or leaves one unread on the connection.',
  fix: ({ element }) =>
    `Add a new function beside ${element.label}, and remove the old one when no caller uses it.`,
  untried: 'the bytes of the call are the same; what differs is whether somebody waits for a reply',
  examples: {
    bad: [
      {
        title: 'it no longer replies',
        old: 'service Ads { void ping() }',
        new: 'service Ads { oneway void ping() }',
      },
    ],
    good: [
      {
        title: 'as before',
        old: 'service Ads { oneway void ping() }',
        new: 'service Ads { oneway void ping() }',
      },
    ],
  },
};
