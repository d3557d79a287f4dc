import type { ContractRule } from '../../rule.ts';
import { callMessage } from '../witness/call-message.ts';
import { unservedCall } from '../../witness.ts';

export const thriftServiceRemoved: ContractRule = {
  id: 'thrift-service-removed',
  title: 'A service is gone',
  why: 'Old callers get no reply from the preview group for each of its functions.',
  fix: ({ element }) => `Keep ${element.label} until no caller uses it.`,
  shows: (change) => unservedCall(change, callMessage(change.places[0])),
  examples: {
    bad: [{ title: 'a service is gone', old: 'service Ads { void ping() }', new: 'struct Ad {}' }],
    good: [
      { title: 'it is still there', old: 'service Ads { void ping() }', new: 'service Ads { void ping() }' },
    ],
  },
};
