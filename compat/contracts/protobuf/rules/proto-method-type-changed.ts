import type { ContractRule } from '../../rule.ts';

export const protoMethodTypeChanged: ContractRule = {
  id: 'proto-method-type-changed',
  title: 'A method takes or gives another message',
  why: 'The bytes of one message are read as another: values land in the wrong fields, without an error.',
  fix: ({ element }) =>
    `Add a new method beside ${element.label}, and remove the old one when no caller uses it.`,
  untried:
    'which of the old values the other type reads depends on the fields of both, and empty ones are read by all',
  examples: {
    bad: [
      {
        title: 'another request',
        old: 'syntax = "proto3"; package ads.v1; message Ad {} message Id {} service Ads { rpc Get(Ad) returns (Ad); }',
        new: 'syntax = "proto3"; package ads.v1; message Ad {} message Id {} service Ads { rpc Get(Id) returns (Ad); }',
      },
    ],
    good: [
      {
        title: 'the name is written whole',
        old: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); }',
        new: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(ads.v1.Ad) returns (.ads.v1.Ad); }',
      },
    ],
  },
};
