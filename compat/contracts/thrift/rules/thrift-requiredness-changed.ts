import type { ContractRule } from '../../rule.ts';

export const thriftRequirednessChanged: ContractRule = {
  id: 'thrift-requiredness-changed',
  title: 'A field became required, or ceased to be',
  why: 'A reader refuses the whole value where a required field is missing: new readers what old code writes, or old readers what new code writes.',
  fix: ({ element }) =>
    `Never change it in one step: make every writer set ${element.label} first, and check it in code instead.`,
  examples: {
    bad: [
      {
        title: 'a required field is new',
        old: 'struct Ad { 1: string title }',
        new: 'struct Ad { 1: string title, 2: required string note }',
      },
      {
        title: 'required becomes optional',
        old: 'struct Ad { 1: required string title }',
        new: 'struct Ad { 1: optional string title }',
      },
    ],
    good: [
      {
        title: 'it stays optional',
        old: 'struct Ad { 1: optional string title }',
        new: 'struct Ad { 1: optional string title }',
      },
    ],
  },
};
