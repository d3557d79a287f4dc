import type { ContractRule } from '../../rule.ts';

export const avroSchemaRemoved: ContractRule = {
  id: 'avro-schema-removed',
  title: 'A schema is gone',
  why: 'Readers and writers that still use it find nothing to go by.',
  fix: ({ element }) => `Keep ${element.label} until nothing is written or stored by it.`,
  untried: 'values of it are still written or stored, and the candidate has no schema to read them with',
  examples: {
    bad: [
      {
        title: 'a schema is gone',
        old: '// file: ad.avsc\n{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "id", "type": "int" }] }\n// file: id.avsc\n{ "type": "fixed", "name": "ads.Id", "size": 4 }',
        new: '// file: ad.avsc\n{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "id", "type": "int" }] }',
      },
    ],
    good: [
      {
        title: 'a schema is new',
        old: '// file: ad.avsc\n{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "id", "type": "int" }] }',
        new: '// file: ad.avsc\n{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "id", "type": "int" }] }\n// file: id.avsc\n{ "type": "fixed", "name": "ads.Id", "size": 4 }',
      },
    ],
  },
};
