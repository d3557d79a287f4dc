import type { ContractRule } from '../../rule.ts';

export const dubboGroupChanged: ContractRule = {
  id: 'dubbo-group-changed',
  title: 'An interface is offered in another group only',
  why: 'A caller names the group that it wants, and finds no provider in another one.',
  fix: ({ element }) => `Offer ${element.label} in both groups until no caller names the old one.`,
  untried: 'a caller asks the registry for the old group, and no registry is asked here',
  examples: {
    bad: [
      {
        title: 'the group has another name',
        old: '<beans><dubbo:service interface="ads.Ads" group="blue" version="1.0.0"/></beans>',
        new: '<beans><dubbo:service interface="ads.Ads" group="green" version="1.0.0"/></beans>',
      },
      {
        title: 'an annotation names it',
        old: `package ads;
interface Ads { void ping(); }
@DubboService(group = "blue") class AdsImpl implements Ads { public void ping() {} }`,
        new: `package ads;
interface Ads { void ping(); }
@DubboService class AdsImpl implements Ads { public void ping() {} }`,
      },
    ],
    good: [
      {
        title: 'the group stays',
        old: '<beans><dubbo:service interface="ads.Ads" group="blue"/></beans>',
        new: '<beans><dubbo:service interface="ads.Ads" group="blue" timeout="500"/></beans>',
      },
    ],
  },
};
