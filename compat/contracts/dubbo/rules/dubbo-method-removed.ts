import type { ContractRule } from '../../rule.ts';
import { unservedCall } from '../../witness.ts';

export const dubboMethodRemoved: ContractRule = {
  id: 'dubbo-method-removed',
  title: 'A method is gone',
  why: 'The provider refuses the calls of old callers: it finds a method by its name and the types of its parameters.',
  fix: ({ element }) => `Keep ${element.label} until its call count is zero.`,
  shows: (change) => unservedCall(change, `invoke ${change.element.key.replace('#', '.')}`),
  examples: {
    bad: [
      {
        title: 'a method is gone',
        old: `package ads;
public interface Ads { void ping(); void stop(); }`,
        new: `package ads;
public interface Ads { void ping(); }`,
      },
      {
        title: 'a registry says so',
        old: 'dubbo://10.0.0.1:20880/ads.Ads?interface=ads.Ads&methods=get,put',
        new: 'dubbo://10.0.0.1:20880/ads.Ads?interface=ads.Ads&methods=get',
      },
    ],
    good: [
      {
        title: 'a default method takes its place',
        old: `package ads;
public interface Ads { void ping(); void stop(); }`,
        new: `package ads;
public interface Ads { void ping(); default void stop() {} }`,
      },
    ],
  },
};
