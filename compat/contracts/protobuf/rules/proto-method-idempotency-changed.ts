import type { ContractRule } from '../../rule.ts';

export const protoMethodIdempotencyChanged: ContractRule = {
  id: 'proto-method-idempotency-changed',
  title: 'A method may be repeated, or no longer',
  why: 'Callers and proxies repeat or cache calls by it. Where it is dropped, what they repeat may be done twice.',
  fix: ({ element, from }) => `Keep ${from} for ${element.label} until no caller goes by it.`,
  examples: {
    bad: [
      {
        title: 'no longer free of side effects',
        old: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad) { option idempotency_level = NO_SIDE_EFFECTS; } }',
        new: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); }',
      },
    ],
    good: [
      {
        title: 'as before',
        old: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); }',
        new: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); }',
      },
    ],
  },
};
