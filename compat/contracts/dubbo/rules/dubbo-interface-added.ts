import type { ContractRule } from '../../rule.ts';
import { unservedCall } from '../../witness.ts';

export const dubboInterfaceAdded: ContractRule = {
  id: 'dubbo-interface-added',
  title: 'An interface, or a version of it, is new',
  why: 'New callers find no provider for it where old code serves, while both run and after a rollback.',
  fix: ({ element }) =>
    `Release the provider of ${element.label} first, and its callers when every group has it.`,
  shows: (change) => unservedCall(change, `lookup ${change.element.key}`),
  examples: {
    bad: [
      {
        title: 'an interface is new',
        old: `package ads;
public interface Ads { void ping(); }`,
        new: `package ads;
public interface Ads { void ping(); }
interface Bids { void bid(); }`,
      },
      {
        title: 'a version is new',
        old: '<beans><dubbo:service interface="ads.Ads" version="1.0.0"/></beans>',
        new: '<beans><dubbo:service interface="ads.Ads" version="1.0.0"/><dubbo:service interface="ads.Ads" version="2.0.0"/></beans>',
      },
    ],
    good: [
      {
        title: 'a class is new',
        old: `package ads;
public interface Ads { void ping(); }`,
        new: `package ads;
public interface Ads { void ping(); }
class Helper {}`,
      },
    ],
  },
};
