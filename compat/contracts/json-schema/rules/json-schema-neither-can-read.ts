import type { ContractRule } from '../../rule.ts';

export const jsonSchemaNeitherCanRead: ContractRule = {
  id: 'json-schema-neither-can-read',
  title: 'Old and new code do not read what the other writes',
  why: 'Whichever side goes first, the other meets messages that it cannot read.',
  fix: ({ element }) =>
    `Write a new field beside ${element.label}, move readers, and stop writing the old one later.`,
  examples: {
    bad: [
      {
        title: 'another type',
        old: '{ "type": "object", "properties": {"id": { "type": "integer" }} }',
        new: '{ "type": "object", "properties": {"id": { "type": "string" }} }',
      },
    ],
    good: [
      {
        title: 'the same type',
        old: '{ "type": "object", "properties": {"id": { "type": "integer" }} }',
        new: '{ "type": "object", "properties": {"id": { "type": "integer" }} }',
      },
    ],
  },
};
