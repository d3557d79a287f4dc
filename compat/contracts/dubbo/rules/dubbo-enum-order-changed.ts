import type { ContractRule } from '../../rule.ts';

export const dubboEnumOrderChanged: ContractRule = {
  id: 'dubbo-enum-order-changed',
  title: 'The constants of an enum stand in another order',
  why: 'Where positions travel (kryo, fst), or somebody stored an ordinal, one constant is read as another.',
  fix: ({ element }) => `Keep the order of ${element.label} and add new constants at the end.`,
  examples: {
    bad: [
      {
        title: 'two constants changed places',
        old: `package ads;
interface Ads { Kind get(); }
enum Kind { BIG, SMALL }`,
        new: `package ads;
interface Ads { Kind get(); }
enum Kind { SMALL, BIG }`,
      },
    ],
    good: [
      {
        title: 'a constant is new at the end',
        old: `package ads;
interface Ads { Kind get(); }
enum Kind { BIG }`,
        new: `package ads;
interface Ads { Kind get(); }
enum Kind { BIG, SMALL }`,
      },
    ],
  },
};
