import type { ContractRule } from '../../rule.ts';
import { grpcRequest } from '../grpc-request.ts';
import { unservedCall } from '../../witness.ts';

export const protoMethodAdded: ContractRule = {
  id: 'proto-method-added',
  title: 'A method is new',
  why: 'New callers get UNIMPLEMENTED from the old provider, while both run and after a rollback.',
  fix: ({ element }) => `Release the provider everywhere before callers use ${element.label}.`,
  shows: (change) => unservedCall(change, grpcRequest(change.places[0])),
  examples: {
    bad: [
      {
        title: 'a method is new',
        old: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); }',
        new: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); rpc Put(Ad) returns (Ad); }',
      },
    ],
    good: [
      {
        title: 'none is new',
        old: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); }',
        new: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); }',
      },
    ],
  },
};
