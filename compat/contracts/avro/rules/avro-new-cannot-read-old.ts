import type { ContractRule } from '../../rule.ts';

export const avroNewCannotReadOld: ContractRule = {
  id: 'avro-new-cannot-read-old',
  title: 'New code cannot read what old code wrote',
  why: 'New consumers stop at messages of old producers, and at everything that is stored or still in the queue. Schema registries call that not backward compatible.',
  fix: ({ element }) => `Give each new field of ${element.label} a default, and make types only wider.`,
  examples: {
    bad: [
      {
        title: 'a field without a default is new',
        old: '{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "id", "type": "int" }] }',
        new: '{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "id", "type": "int" }, { "name": "note", "type": "string" }] }',
      },
    ],
    good: [
      {
        title: 'it has a default',
        old: '{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "id", "type": "int" }] }',
        new: '{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "id", "type": "int" }, { "name": "note", "type": "string", "default": "" }] }',
      },
    ],
  },
};
