import type { ContractRule } from '../../rule.ts';

export const dubboGenericTypeChanged: ContractRule = {
  id: 'dubbo-generic-type-changed',
  title: 'A method carries other elements in the same type',
  why: 'The call is found and the reply is read, for what stands in angle brackets does not travel. The first use of an element then fails.',
  fix: ({ element }) =>
    `Add a method with the new type and keep ${element.label} until its call count is zero.`,
  untried: 'the bytes are made by the serialisation of the running Java, which is not started here',
  examples: {
    bad: [
      {
        title: 'a list of another type',
        old: `package ads;
public interface Ads { java.util.List<String> all(); }`,
        new: `package ads;
public interface Ads { java.util.List<Long> all(); }`,
      },
    ],
    good: [
      {
        title: 'another variable, with the same bound',
        old: `package ads;
public interface Ads { <T> T get(Class<T> type); }`,
        new: `package ads;
public interface Ads { <E> E get(Class<E> type); }`,
      },
    ],
  },
};
