import type { ContractRule } from '../../rule.ts';

export const protoMethodStreamingChanged: ContractRule = {
  id: 'proto-method-streaming-changed',
  title: 'A method streams, or ceased to',
  why: 'One side waits for more messages than the other sends, or fails at the second one.',
  fix: ({ element }) =>
    `Add a new method beside ${element.label}, and remove the old one when no caller uses it.`,
  untried: 'each message has the same bytes; what differs is how many of them follow while the call is open',
  examples: {
    bad: [
      {
        title: 'the server streams',
        old: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); }',
        new: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (stream Ad); }',
      },
    ],
    good: [
      {
        title: 'it streams as before',
        old: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (stream Ad); }',
        new: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (stream Ad); }',
      },
    ],
  },
};
