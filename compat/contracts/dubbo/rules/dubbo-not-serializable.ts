import type { ContractRule } from '../../rule.ts';

export const dubboNotSerializable: ContractRule = {
  id: 'dubbo-not-serializable',
  title: 'A class that travels is no longer Serializable',
  why: 'Dubbo refuses to write values of such a class, unless its check is switched off.',
  fix: ({ element }) => `Let ${element.label} implement Serializable as before.`,
  untried: 'the bytes are made by the serialisation of the running Java, which is not started here',
  examples: {
    bad: [
      {
        title: 'it no longer says so',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; }`,
        new: `package ads;
interface Ads { Ad get(String id); }
class Ad { int id; }`,
      },
    ],
    good: [
      {
        title: 'its parent says so',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; }`,
        new: `package ads;
interface Ads { Ad get(String id); }
class Ad extends Base { int id; }
class Base implements java.io.Serializable {}`,
      },
    ],
  },
};
