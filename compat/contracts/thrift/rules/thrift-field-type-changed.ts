import type { ContractRule } from '../../rule.ts';

export const thriftFieldTypeChanged: ContractRule = {
  id: 'thrift-field-type-changed',
  title: 'A field has another type',
  why: 'Readers skip or misread a field whose type is not what they expect: the value is lost without an error, or the message is refused.',
  fix: ({ element, to }) =>
    `Add a field of type ${to} under a new id beside ${element.label}, write both, and remove the old one later.`,
  examples: {
    bad: [
      { title: 'another number', old: 'struct Ad { 1: i16 size }', new: 'struct Ad { 1: i32 size }' },
      {
        title: 'another element of a list',
        old: 'struct Ad { 1: list<i32> size }',
        new: 'struct Ad { 1: list<string> size }',
      },
    ],
    good: [
      {
        title: 'a typedef of the same type',
        old: 'struct Ad { 1: i32 size }',
        new: 'typedef i32 Size\nstruct Ad { 1: Size size }',
      },
    ],
  },
};
