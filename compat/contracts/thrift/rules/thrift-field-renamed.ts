import type { ContractRule } from '../../rule.ts';

export const thriftFieldRenamed: ContractRule = {
  id: 'thrift-field-renamed',
  title: 'A field has another name',
  why: 'Bytes go by the id. Code that names it no longer builds, and protocols that write names lose it.',
  fix: ({ from }) => `Keep the name ${from} until no code uses it.`,
  examples: {
    bad: [
      {
        title: 'another name',
        old: 'struct Ad { 1: string title }',
        new: 'struct Ad { 1: string headline }',
      },
    ],
    good: [
      { title: 'the same name', old: 'struct Ad { 1: string title }', new: 'struct Ad { 1: string title }' },
    ],
  },
};
