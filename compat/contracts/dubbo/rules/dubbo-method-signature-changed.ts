import type { ContractRule } from '../../rule.ts';

export const dubboMethodSignatureChanged: ContractRule = {
  id: 'dubbo-method-signature-changed',
  title: 'A method has other parameters under the same version',
  why: 'The provider finds a method by its name and the types of its parameters: old callers name types that it does not have, and after a rollback new callers do.',
  fix: ({ element }) =>
    `Add a method, or offer the interface under a new version, and keep ${element.label} until its call count is zero.`,
  untried: 'a call names the types of its parameters, and a provider that has others is not started here',
  examples: {
    bad: [
      {
        title: 'a parameter is new',
        old: `package ads;
public interface Ads { void put(String id); }`,
        new: `package ads;
public interface Ads { void put(String id, int size); }`,
      },
      {
        title: 'a type is another',
        old: `package ads;
public interface Ads { void put(int id); }`,
        new: `package ads;
public interface Ads { void put(long id); }`,
      },
    ],
    good: [
      {
        title: 'only the name of a parameter is another',
        old: `package ads;
public interface Ads { void put(String id); }`,
        new: `package ads;
public interface Ads { void put(String key); }`,
      },
      {
        title: 'only what stands in angle brackets is another',
        old: `package ads;
public interface Ads { void put(java.util.List<String> ids); }`,
        new: `package ads;
public interface Ads { void put(java.util.List<Long> ids); }`,
      },
    ],
  },
};
