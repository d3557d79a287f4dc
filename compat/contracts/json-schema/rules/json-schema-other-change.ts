import type { ContractRule } from '../../rule.ts';

export const jsonSchemaOtherChange: ContractRule = {
  id: 'json-schema-other-change',
  title: 'Another change, which keeps no reader from reading',
  why: 'The set of messages stays as it is; only words about it changed.',
  fix: ({ element }) => `Nothing to do for ${element.label}.`,
  examples: {
    bad: [
      {
        title: 'a default is named',
        old: '{ "type": "object", "properties": {"id": { "type": "integer" }} }',
        new: '{ "type": "object", "properties": {"id": { "type": "integer", "default": 0 }} }',
      },
    ],
    good: [
      {
        title: 'nothing changed',
        old: '{ "type": "object", "properties": {"id": { "type": "integer" }} }',
        new: '{ "type": "object", "properties": {"id": { "type": "integer" }} }',
      },
    ],
  },
};
