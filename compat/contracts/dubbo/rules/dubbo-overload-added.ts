import type { ContractRule } from '../../rule.ts';

export const dubboOverloadAdded: ContractRule = {
  id: 'dubbo-overload-added',
  title: 'A second method of the same name is new',
  why: 'Gateways and scripts that call by name alone no longer know which one they get, or are refused.',
  fix: ({ element }) =>
    `Give the new method a name of its own, as callers of ${element.label} may name no types.`,
  examples: {
    bad: [
      {
        title: 'a second method has the name',
        old: `package ads;
public interface Ads { void put(String id); }`,
        new: `package ads;
public interface Ads { void put(String id); void put(String id, int size); }`,
      },
    ],
    good: [
      {
        title: 'a method with a name of its own',
        old: `package ads;
public interface Ads { void put(String id); }`,
        new: `package ads;
public interface Ads { void put(String id); void putSized(String id, int size); }`,
      },
    ],
  },
};
