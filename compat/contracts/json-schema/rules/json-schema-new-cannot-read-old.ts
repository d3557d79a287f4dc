import type { ContractRule } from '../../rule.ts';

export const jsonSchemaNewCannotReadOld: ContractRule = {
  id: 'json-schema-new-cannot-read-old',
  title: 'New code refuses what old code may have written',
  why: 'New consumers stop at messages of old producers, and at what is stored or still in the queue. Schema registries call that not backward compatible.',
  fix: ({ element }) =>
    `Let new readers of ${element.label} take the old values too, until none of them is left.`,
  examples: {
    bad: [
      {
        title: 'a field became required',
        old: '{ "type": "object", "properties": {"id": { "type": "integer" }} }',
        new: '{ "type": "object", "properties": {"id": { "type": "integer" }}, "required": ["id"] }',
      },
    ],
    good: [
      {
        title: 'it was required before',
        old: '{ "type": "object", "properties": {"id": { "type": "integer" }}, "required": ["id"] }',
        new: '{ "type": "object", "properties": {"id": { "type": "integer" }}, "required": ["id"] }',
      },
    ],
  },
};
