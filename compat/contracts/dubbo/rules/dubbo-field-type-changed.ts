import type { ContractRule } from '../../rule.ts';

export const dubboFieldTypeChanged: ContractRule = {
  id: 'dubbo-field-type-changed',
  title: 'A field of a class that travels has another type',
  why: 'The other side reads what it did not expect: it fails, cuts the number, or the first use of an element fails.',
  fix: ({ element }) =>
    `Add a field with the new type beside ${element.label}, write both, and remove the old one when no reader counts on it.`,
  untried: 'the bytes are made by the serialisation of the running Java, which is not started here',
  examples: {
    bad: [
      {
        title: 'another type',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; }`,
        new: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { String id; }`,
      },
      {
        title: 'other elements',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { java.util.List<String> tags; }`,
        new: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { java.util.List<Long> tags; }`,
      },
    ],
    good: [
      {
        title: 'the same type with its whole name',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { String id; }`,
        new: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { java.lang.String id; }`,
      },
    ],
  },
};
