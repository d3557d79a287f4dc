import type { ContractRule } from '../../rule.ts';
import { grpcRequest } from '../grpc-request.ts';
import { unservedCall } from '../../witness.ts';

export const protoMethodRemoved: ContractRule = {
  id: 'proto-method-removed',
  title: 'A method is gone',
  why: 'Old callers get UNIMPLEMENTED from the preview group as soon as traffic reaches it.',
  fix: ({ element }) => `Keep ${element.label} until no caller uses it, then remove it.`,
  shows: (change) => unservedCall(change, grpcRequest(change.places[0])),
  examples: {
    bad: [
      {
        title: 'a method is gone',
        old: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); rpc Put(Ad) returns (Ad); }',
        new: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); }',
      },
    ],
    good: [
      {
        title: 'it is only deprecated',
        old: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); }',
        new: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad) { option deprecated = true; } }',
      },
    ],
  },
};
