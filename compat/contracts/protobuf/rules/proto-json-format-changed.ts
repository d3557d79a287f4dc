import type { ContractRule } from '../../rule.ts';

export const protoJsonFormatChanged: ContractRule = {
  id: 'proto-json-format-changed',
  title: 'A type is no longer sure to have a JSON form',
  why: 'Readers and writers of JSON only do their best from here on: names may clash and values be refused.',
  fix: ({ element }) => `Keep the JSON format of ${element.label} while it travels as JSON.`,
  untried: 'what a best effort writes is left to each library',
  examples: {
    bad: [
      {
        title: 'JSON becomes a best effort',
        old: 'edition = "2023"; message Ad { string a = 1; }',
        new: 'edition = "2023"; message Ad { option features.json_format = LEGACY_BEST_EFFORT; string a = 1; }',
      },
    ],
    good: [
      {
        title: 'it is still allowed',
        old: 'edition = "2023"; message Ad { string a = 1; }',
        new: 'edition = "2023"; message Ad { option features.json_format = ALLOW; string a = 1; }',
      },
    ],
  },
};
