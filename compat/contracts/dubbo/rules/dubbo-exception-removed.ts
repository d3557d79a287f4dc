import type { ContractRule } from '../../rule.ts';

export const dubboExceptionRemoved: ContractRule = {
  id: 'dubbo-exception-removed',
  title: 'A method no longer declares an exception',
  why: 'Nothing that travels changes. Code of callers that catches it no longer compiles against the new interface.',
  fix: ({ element }) => `Tell callers that ${element.label} no longer throws it.`,
  examples: {
    bad: [
      {
        title: 'an exception is no longer declared',
        old: `package ads;
public interface Ads { void put(String id) throws AdException; }`,
        new: `package ads;
public interface Ads { void put(String id); }`,
      },
    ],
    good: [
      {
        title: 'it stays',
        old: `package ads;
public interface Ads { void put(String id) throws AdException; }`,
        new: `package ads;
public interface Ads { void put(String key) throws AdException; }`,
      },
    ],
  },
};
