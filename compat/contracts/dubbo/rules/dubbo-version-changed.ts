import type { ContractRule } from '../../rule.ts';

export const dubboVersionChanged: ContractRule = {
  id: 'dubbo-version-changed',
  title: 'An interface is offered under another version only',
  why: 'A caller names the version that it wants. Old callers find no provider for theirs while both run, and new callers none after a rollback.',
  fix: ({ element }) => `Offer ${element.label} beside the new version until no caller names the old one.`,
  untried: 'a caller asks the registry for the old version, and no registry is asked here',
  examples: {
    bad: [
      {
        title: 'only the new version is exported',
        old: '<beans><dubbo:service interface="ads.Ads" version="1.0.0"/></beans>',
        new: '<beans><dubbo:service interface="ads.Ads" version="2.0.0"/></beans>',
      },
      {
        title: 'as a registry holds it',
        old: 'dubbo://10.0.0.1:20880/ads.Ads?interface=ads.Ads&methods=get&version=1.0.0',
        new: 'dubbo://10.0.0.1:20880/ads.Ads?interface=ads.Ads&methods=get&version=2.0.0',
      },
    ],
    good: [
      {
        title: 'both versions are exported',
        old: '<beans><dubbo:service interface="ads.Ads" version="1.0.0"/></beans>',
        new: '<beans><dubbo:service interface="ads.Ads" version="1.0.0"/><dubbo:service interface="ads.Ads" version="2.0.0"/></beans>',
      },
    ],
  },
};
