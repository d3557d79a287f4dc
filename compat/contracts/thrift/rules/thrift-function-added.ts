import type { ContractRule } from '../../rule.ts';
import { callMessage } from '../witness/call-message.ts';
import { unservedCall } from '../../witness.ts';

export const thriftFunctionAdded: ContractRule = {
  id: 'thrift-function-added',
  title: 'A function is new',
  why: 'New callers get "unknown method" from the old provider, while both run and after a rollback.',
  fix: ({ element }) => `Release the provider everywhere before callers use ${element.label}.`,
  shows: (change) => unservedCall(change, callMessage(change.places[0])),
  examples: {
    bad: [
      {
        title: 'a function is new',
        old: 'service Ads { void ping() }',
        new: 'service Ads { void ping(), void pong() }',
      },
    ],
    good: [{ title: 'none is new', old: 'service Ads { void ping() }', new: 'service Ads { void ping() }' }],
  },
};
