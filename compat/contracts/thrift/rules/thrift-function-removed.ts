import type { ContractRule } from '../../rule.ts';
import { callMessage } from '../witness/call-message.ts';
import { unservedCall } from '../../witness.ts';

export const thriftFunctionRemoved: ContractRule = {
  id: 'thrift-function-removed',
  title: 'A function is gone',
  why: 'Old callers get "unknown method" from the preview group as soon as traffic reaches it.',
  fix: ({ element }) => `Keep ${element.label} until no caller uses it, then remove it.`,
  shows: (change) => unservedCall(change, callMessage(change.places[0])),
  examples: {
    bad: [
      {
        title: 'a function is gone',
        old: 'service Ads { void ping(), void pong() }',
        new: 'service Ads { void ping() }',
      },
    ],
    good: [
      {
        title: 'it is inherited now',
        old: 'service Ads { void ping() }',
        new: 'service Base { void ping() }\nservice Ads extends Base { }',
      },
    ],
  },
};
