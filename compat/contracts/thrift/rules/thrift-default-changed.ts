import type { ContractRule } from '../../rule.ts';

export const thriftDefaultChanged: ContractRule = {
  id: 'thrift-default-changed',
  title: 'A field has another default',
  why: 'A value that is left out is read as the default of the reader: old and new code read two values from the same bytes.',
  fix: ({ element }) => `Let writers set ${element.label} always, and change the default when all do.`,
  examples: {
    bad: [
      {
        title: 'another default',
        old: 'struct Ad { 1: i32 size = 1 }',
        new: 'struct Ad { 1: i32 size = 2 }',
      },
    ],
    good: [
      {
        title: 'the same default',
        old: 'struct Ad { 1: i32 size = 1 }',
        new: 'struct Ad { 1: i32 size = 1 }',
      },
    ],
  },
};
