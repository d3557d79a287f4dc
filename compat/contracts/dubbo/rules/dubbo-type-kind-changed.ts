import type { ContractRule } from '../../rule.ts';

export const dubboTypeKindChanged: ContractRule = {
  id: 'dubbo-type-kind-changed',
  title: 'A class became an enum, or an enum a class',
  why: 'One side writes a name and the other reads fields, or the other way round.',
  fix: ({ element }) => `Add a type beside ${element.label}, with a new method.`,
  untried: 'the bytes are made by the serialisation of the running Java, which is not started here',
  examples: {
    bad: [
      {
        title: 'an enum became a class',
        old: `package ads;
interface Ads { Kind get(); }
enum Kind { BIG }`,
        new: `package ads;
interface Ads { Kind get(); }
class Kind { String name; }`,
      },
    ],
    good: [
      {
        title: 'a class became a record',
        old: `package ads;
interface Ads { Ad get(String id); }
final class Ad implements java.io.Serializable { int id; }`,
        new: `package ads;
interface Ads { Ad get(String id); }
record Ad(int id) implements java.io.Serializable {}`,
      },
    ],
  },
};
