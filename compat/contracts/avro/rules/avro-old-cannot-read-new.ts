import type { ContractRule } from '../../rule.ts';

export const avroOldCannotReadNew: ContractRule = {
  id: 'avro-old-cannot-read-new',
  title: 'Old code cannot read what new code writes',
  why: 'Old consumers stop at the first message of a new producer while both run, and after a rollback at what was stored. Schema registries call that not forward compatible.',
  fix: ({ element }) =>
    `Give every field a default before it is removed or added in ${element.label}, and add new values of enums when every reader has a default for them.`,
  examples: {
    bad: [
      {
        title: 'a field without a default is gone',
        old: '{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "id", "type": "int" }, { "name": "note", "type": "string" }] }',
        new: '{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "id", "type": "int" }] }',
      },
      {
        title: 'a number became longer',
        old: '{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "id", "type": "int" }] }',
        new: '{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "id", "type": "long" }] }',
      },
    ],
    good: [
      {
        title: 'a field is new',
        old: '{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "id", "type": "int" }] }',
        new: '{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "id", "type": "int" }, { "name": "note", "type": "string", "default": "" }] }',
      },
    ],
  },
};
