import type { ContractRule } from '../../rule.ts';

export const dubboFieldAdded: ContractRule = {
  id: 'dubbo-field-added',
  title: 'A field of a class that travels is new',
  why: 'hessian2 and JSON leave unknown fields out, and new readers find none in what old code wrote; a value that the class sets is not set either. Where positions travel (kryo, fst) neither side reads the other.',
  fix: ({ element }) =>
    `Let new code live without ${element.label}: with null, and with zero where it is a number.`,
  untried: 'the bytes are made by the serialisation of the running Java, which is not started here',
  examples: {
    bad: [
      {
        title: 'a field is new',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; }`,
        new: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; String note; }`,
      },
      {
        title: 'where positions travel',
        old: `// file: provider.xml
<beans><dubbo:protocol name="dubbo" serialization="kryo"/><dubbo:service interface="ads.Ads"/></beans>
// file: Ads.java
package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; }`,
        new: `// file: provider.xml
<beans><dubbo:protocol name="dubbo" serialization="kryo"/><dubbo:service interface="ads.Ads"/></beans>
// file: Ads.java
package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; String note; }`,
      },
    ],
    good: [
      {
        title: 'a method is new',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; }`,
        new: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; int size() { return 1; } }`,
      },
    ],
  },
};
