import type { ContractRule } from '../../rule.ts';

export const dubboSerialVersionChanged: ContractRule = {
  id: 'dubbo-serial-version-changed',
  title: 'The version of a class for serialisation is another',
  why: "Java's own serialisation refuses values of another version: calls where it is used, and cached values and sessions that the other code wrote.",
  fix: ({ element }) =>
    `Set the serialVersionUID of ${element.label} to what it was; where none was set, to what the JDK tool serialver gives for the old class.`,
  untried: 'the bytes are made by the serialisation of the running Java, which is not started here',
  examples: {
    bad: [
      {
        title: 'another number',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { private static final long serialVersionUID = 1L; int id; }`,
        new: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { private static final long serialVersionUID = 2L; int id; }`,
      },
      {
        title: 'none is set, and the fields are others',
        old: `// file: provider.xml
<beans><dubbo:protocol name="dubbo" serialization="java"/><dubbo:service interface="ads.Ads"/></beans>
// file: Ads.java
package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; }`,
        new: `// file: provider.xml
<beans><dubbo:protocol name="dubbo" serialization="java"/><dubbo:service interface="ads.Ads"/></beans>
// file: Ads.java
package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { int id; int size; }`,
      },
    ],
    good: [
      {
        title: 'the number stays',
        old: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { private static final long serialVersionUID = 1L; int id; }`,
        new: `package ads;
interface Ads { Ad get(String id); }
class Ad implements java.io.Serializable { private static final long serialVersionUID = 1; int id; int size; }`,
      },
    ],
  },
};
