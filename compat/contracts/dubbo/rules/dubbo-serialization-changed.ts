import type { ContractRule } from '../../rule.ts';

export const dubboSerializationChanged: ContractRule = {
  id: 'dubbo-serialization-changed',
  title: 'Values travel in another way',
  why: 'A side that lacks the library, or does not allow it, cannot read what the other writes; and what breaks in classes is judged by the stricter of both.',
  fix: () =>
    'Give both groups and all callers the library first, and change the setting in a release of its own.',
  examples: {
    bad: [
      {
        title: 'another serialisation',
        old: '<beans><dubbo:protocol serialization="hessian2"/><dubbo:service interface="ads.Ads" /></beans>',
        new: '<beans><dubbo:protocol serialization="kryo"/><dubbo:service interface="ads.Ads" /></beans>',
      },
    ],
    good: [
      {
        title: 'the usual one is named',
        old: '<beans><dubbo:service interface="ads.Ads" /></beans>',
        new: '<beans><dubbo:protocol serialization="hessian2"/><dubbo:service interface="ads.Ads" /></beans>',
      },
    ],
  },
};
