import type { ContractRule } from '../../rule.ts';
import { unservedCall } from '../../witness.ts';

export const dubboMethodAdded: ContractRule = {
  id: 'dubbo-method-added',
  title: 'A method is new',
  why: 'Old code does not serve it: calls of new callers fail while both run and after a rollback.',
  fix: ({ element }) =>
    `Release the provider first, and let callers use ${element.label} when every group serves it.`,
  shows: (change) => unservedCall(change, `invoke ${change.element.key.replace('#', '.')}`),
  examples: {
    bad: [
      {
        title: 'a method is new',
        old: `package ads;
public interface Ads { void ping(); }`,
        new: `package ads;
public interface Ads { void ping(); void stop(); }`,
      },
    ],
    good: [
      {
        title: 'a static method is new',
        old: `package ads;
public interface Ads { void ping(); }`,
        new: `package ads;
public interface Ads { void ping(); static int max() { return 1; } }`,
      },
    ],
  },
};
