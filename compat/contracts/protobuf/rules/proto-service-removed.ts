import type { ContractRule } from '../../rule.ts';
import { grpcRequest } from '../grpc-request.ts';
import { unservedCall } from '../../witness.ts';

export const protoServiceRemoved: ContractRule = {
  id: 'proto-service-removed',
  title: 'A service is gone',
  why: 'Old callers get UNIMPLEMENTED from the preview group for each of its methods.',
  fix: ({ element }) => `Keep ${element.label} until no caller uses it.`,
  shows: (change) => unservedCall(change, grpcRequest(change.places[0])),
  examples: {
    bad: [
      {
        title: 'a service is gone',
        old: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); }',
        new: 'syntax = "proto3"; package ads.v1; message Ad {}',
      },
    ],
    good: [
      {
        title: 'it is still there',
        old: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); }',
        new: 'syntax = "proto3"; package ads.v1; message Ad {} service Ads { rpc Get(Ad) returns (Ad); }',
      },
    ],
  },
};
