import type { ContractRule } from '../../rule.ts';

export const dubboFieldRemoved: ContractRule = {
  id: 'dubbo-field-removed',
  title: 'A field of a class that travels is gone',
  why: 'Old readers get null or zero for it in what new code writes; where positions travel (kryo, fst) neither side reads the other.',
  fix: ({ element }) => `Keep ${element.label} and go on writing it until no reader counts on it.`,
  examples: {
    bad: [
      {
        title: 'a field is gone',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; String note; }`,
        new: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; }`,
      },
      {
        title: 'a field is no longer written',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; String note; }`,
        new: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; transient String note; }`,
      },
    ],
    good: [
      {
        title: 'it moved up to the parent',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad extends Base { int id; }`,
        new: `package ads;
interface Ads { Ad get(String id); }
class Base { int id; }
class Ad extends Base {}`,
      },
      {
        title: 'it was static',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; static int max; }`,
        new: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; }`,
      },
    ],
  },
};
