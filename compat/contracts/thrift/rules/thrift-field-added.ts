import type { ContractRule } from '../../rule.ts';

export const thriftFieldAdded: ContractRule = {
  id: 'thrift-field-added',
  title: 'A field, parameter or exception is new',
  why: 'Nobody fails where its id was never used. An id below the highest one may have been: old data under it is read as the new field. A new exception is an unknown reply to old callers.',
  fix: ({ element }) =>
    `Give ${element.label} an id above all that were ever used, and let readers live without it.`,
  examples: {
    bad: [
      {
        title: 'an id below the highest',
        old: 'struct Ad { 1: string title, 3: string note }',
        new: 'struct Ad { 1: string title, 2: optional i32 size, 3: string note }',
      },
    ],
    good: [
      { title: 'none is new', old: 'struct Ad { 1: string title }', new: 'struct Ad { 1: string title }' },
    ],
  },
};
