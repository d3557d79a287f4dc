import type { ContractRule } from '../../rule.ts';

export const thriftFieldRemoved: ContractRule = {
  id: 'thrift-field-removed',
  title: 'A field, parameter or exception is gone',
  why: 'Old readers do not find it in what new code writes: they take its default, or refuse the whole value where it was required.',
  fix: ({ element }) => `Keep ${element.label} until no reader counts on it, and never use its id again.`,
  examples: {
    bad: [
      {
        title: 'a field is gone',
        old: 'struct Ad { 1: string title, 2: string note }',
        new: 'struct Ad { 1: string title }',
      },
    ],
    good: [
      {
        title: 'a field is new',
        old: 'struct Ad { 1: string title }',
        new: 'struct Ad { 1: string title, 2: optional string note }',
      },
    ],
  },
};
