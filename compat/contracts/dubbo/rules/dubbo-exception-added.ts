import type { ContractRule } from '../../rule.ts';

export const dubboExceptionAdded: ContractRule = {
  id: 'dubbo-exception-added',
  title: 'A method throws what it did not throw before',
  why: 'Old callers do not have the class: they get another error than the one that they handle, or none that they can read.',
  fix: ({ element }) =>
    `Return the error in the result of ${element.label}, or give callers the class before the provider throws it.`,
  untried: 'the bytes are made by the serialisation of the running Java, which is not started here',
  examples: {
    bad: [
      {
        title: 'an exception is declared',
        old: `package ads;
public interface Ads { void put(String id); }`,
        new: `package ads;
public interface Ads { void put(String id) throws AdException; }`,
      },
    ],
    good: [
      {
        title: 'it was declared before',
        old: `package ads;
public interface Ads { void put(String id) throws AdException; }`,
        new: `package ads;
public interface Ads { void put(String id, int... sizes) throws AdException; void put(String id) throws AdException; }`,
      },
    ],
  },
};
