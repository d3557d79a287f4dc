import type { ContractRule } from '../../rule.ts';

export const dubboReturnTypeChanged: ContractRule = {
  id: 'dubbo-return-type-changed',
  title: 'A method gives another type',
  why: 'Old callers read the reply as what they know: it fails, or is an object without the fields that they use.',
  fix: ({ element }) =>
    `Add a method with the new type and keep ${element.label} until its call count is zero.`,
  untried: 'the bytes are made by the serialisation of the running Java, which is not started here',
  examples: {
    bad: [
      {
        title: 'another type',
        old: `package ads;
public interface Ads { String get(String id); }`,
        new: `package ads;
public interface Ads { Long get(String id); }`,
      },
    ],
    good: [
      {
        title: 'the same type with its whole name',
        old: `package ads;
public interface Ads { String get(String id); }`,
        new: `package ads;
public interface Ads { java.lang.String get(String id); }`,
      },
    ],
  },
};
