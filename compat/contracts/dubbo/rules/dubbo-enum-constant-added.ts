import type { ContractRule } from '../../rule.ts';

export const dubboEnumConstantAdded: ContractRule = {
  id: 'dubbo-enum-constant-added',
  title: 'An enum has a new constant',
  why: 'Old readers have no such constant and fail on the first value of it: callers on replies, the provider on requests, both on what is stored.',
  fix: ({ element }) =>
    `Release the readers of ${element.label} before the first writer uses the constant, or send a text that readers may not know.`,
  untried: 'the bytes are made by the serialisation of the running Java, which is not started here',
  examples: {
    bad: [
      {
        title: 'a constant is new',
        old: `package ads;
interface Ads { Kind get(); }
enum Kind { BIG }`,
        new: `package ads;
interface Ads { Kind get(); }
enum Kind { BIG, SMALL }`,
      },
    ],
    good: [
      {
        title: 'an enum that does not travel',
        old: `package ads;
public interface Ads { void ping(); }
enum Kind { BIG }`,
        new: `package ads;
public interface Ads { void ping(); }
enum Kind { BIG, SMALL }`,
      },
    ],
  },
};
