import type { ContractRule } from '../../rule.ts';

export const jsonSchemaNotComparable: ContractRule = {
  id: 'json-schema-not-comparable',
  title: 'A schema changed in a way that could not be judged',
  why: 'Whether old and new fit was not computed, so a person has to look at it.',
  fix: ({ element }) => `Compare both versions of ${element.label} by hand.`,
  examples: {
    bad: [
      {
        title: 'a pattern refers back to what it found',
        old: '{ "type": "object", "properties": {"id": { "type": "string", "pattern": "^(.+)-\\\\1$" }} }',
        new: '{ "type": "object", "properties": {"id": { "type": "string", "pattern": "^(.+):\\\\1$" }} }',
      },
    ],
    good: [
      {
        title: 'the pattern is the same',
        old: '{ "type": "object", "properties": {"id": { "type": "string", "pattern": "^a" }} }',
        new: '{ "type": "object", "properties": {"id": { "type": "string", "pattern": "^a" }} }',
      },
    ],
  },
};
