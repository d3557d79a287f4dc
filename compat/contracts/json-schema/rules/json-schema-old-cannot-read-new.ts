import type { ContractRule } from '../../rule.ts';

export const jsonSchemaOldCannotReadNew: ContractRule = {
  id: 'json-schema-old-cannot-read-new',
  title: 'New code may write what old code was told never to expect',
  why: 'Old consumers meet such messages while both run, and after a rollback in what was stored. Schema registries call that not forward compatible.',
  fix: ({ element }) => `Release every reader before the first writer uses the wider ${element.label}.`,
  examples: {
    bad: [
      {
        title: 'a value is new',
        old: '{ "type": "object", "properties": {"kind": { "enum": ["big"] }} }',
        new: '{ "type": "object", "properties": {"kind": { "enum": ["big", "small"] }} }',
      },
      {
        title: 'a required field became optional',
        old: '{ "type": "object", "properties": {"id": { "type": "integer" }}, "required": ["id"] }',
        new: '{ "type": "object", "properties": {"id": { "type": "integer" }} }',
      },
    ],
    good: [
      {
        title: 'an optional field is new in an open object',
        old: '{ "type": "object", "properties": {"id": { "type": "integer" }} }',
        new: '{ "type": "object", "properties": {"id": { "type": "integer" }, "note": { "type": "string" }} }',
      },
    ],
  },
};
