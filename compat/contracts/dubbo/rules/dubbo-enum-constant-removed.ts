import type { ContractRule } from '../../rule.ts';

export const dubboEnumConstantRemoved: ContractRule = {
  id: 'dubbo-enum-constant-removed',
  title: 'An enum has lost a constant',
  why: 'New code fails on values of it that old code still writes, or wrote before.',
  fix: ({ element }) =>
    `Keep the constant of ${element.label} until nobody writes it and nothing stored holds it.`,
  untried: 'the bytes are made by the serialisation of the running Java, which is not started here',
  examples: {
    bad: [
      {
        title: 'a constant is gone',
        old: `package ads;
interface Ads { Kind get(); }
enum Kind { BIG, SMALL }`,
        new: `package ads;
interface Ads { Kind get(); }
enum Kind { BIG }`,
      },
    ],
    good: [
      {
        title: 'it is deprecated',
        old: `package ads;
interface Ads { Kind get(); }
enum Kind { BIG, SMALL }`,
        new: `package ads;
interface Ads { Kind get(); }
enum Kind { BIG, @Deprecated SMALL }`,
      },
    ],
  },
};
