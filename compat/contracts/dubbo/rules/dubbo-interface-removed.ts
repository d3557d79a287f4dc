import type { ContractRule } from '../../rule.ts';
import { unservedCall } from '../../witness.ts';

export const dubboInterfaceRemoved: ContractRule = {
  id: 'dubbo-interface-removed',
  title: 'An interface is no longer offered',
  why: 'Old callers find no provider for it, in every call.',
  fix: ({ element }) =>
    `Offer ${element.label} until no caller is left: its call count per caller says when.`,
  shows: (change) => unservedCall(change, `lookup ${change.element.key}`),
  examples: {
    bad: [
      {
        title: 'the source is gone',
        old: `package ads;
interface Ads { Ad get(String id); }
interface Old { void ping(); }`,
        new: `package ads;
interface Ads { Ad get(String id); }`,
      },
      {
        title: 'it is no longer exported',
        old: '<beans><dubbo:service interface="ads.Ads" version="1.0.0"/><dubbo:service interface="ads.Old"/></beans>',
        new: '<beans><dubbo:service interface="ads.Ads" version="1.0.0"/></beans>',
      },
    ],
    good: [
      {
        title: 'it is only deprecated',
        old: `package ads;
public interface Ads { Ad get(String id); }`,
        new: `package ads;
@Deprecated public interface Ads { Ad get(String id); }`,
      },
    ],
  },
};
