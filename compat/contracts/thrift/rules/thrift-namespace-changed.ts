import type { ContractRule } from '../../rule.ts';

export const thriftNamespaceChanged: ContractRule = {
  id: 'thrift-namespace-changed',
  title: 'The namespace of a language changed',
  why: 'The code that is made gets another place, so code that uses it no longer builds. Nothing that travels changes.',
  fix: ({ element, from }) => `Move the code that uses ${element.label} in the same commit, or keep ${from}.`,
  examples: {
    bad: [{ title: 'another package', old: 'namespace java a', new: 'namespace java b' }],
    good: [{ title: 'one more language', old: 'namespace java a', new: 'namespace java a\nnamespace go a' }],
  },
};
