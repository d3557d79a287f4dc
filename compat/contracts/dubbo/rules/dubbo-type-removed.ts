import type { ContractRule } from '../../rule.ts';

export const dubboTypeRemoved: ContractRule = {
  id: 'dubbo-type-removed',
  title: 'A class whose values travel or are stored is gone, renamed or moved',
  why: 'The name of the class travels with its values. The other side does not find it, or makes a plain map of it that no cast takes.',
  fix: ({ element }) => `Keep ${element.label} and add the new class beside it, with a new method.`,
  untried: 'the bytes are made by the serialisation of the running Java, which is not started here',
  examples: {
    bad: [
      {
        title: 'it has another name',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; }`,
        new: `package ads;
interface Ads { Offer get(String id); }
class Offer implements java.io.Serializable { int id; }`,
      },
    ],
    good: [
      {
        title: 'a class that does not travel is gone',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; }
class Helper {}`,
        new: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; }`,
      },
    ],
  },
};
