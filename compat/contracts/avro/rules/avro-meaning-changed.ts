import type { ContractRule } from '../../rule.ts';

const ad = (type: string): string =>
  `{ "type": "record", "name": "ads.Ad", "fields": [{ "name": "price", "type": ${type} }] }`;

export const avroMeaningChanged: ContractRule = {
  id: 'avro-meaning-changed',
  title: 'The same bytes stand for another value',
  why: 'Readers of the other version read without an error and take the value for something else: a price a hundred times too high, a time in another century. Schema registries pass it.',
  fix: ({ element }) =>
    `Leave ${element.label} as it is, write the new form to a field of its own, and remove the old one when nobody reads it.`,
  untried: 'both sides read the same bytes without an error, and only take them for something else',
  examples: {
    bad: [
      {
        title: 'one more decimal place',
        old: ad('{ "type": "bytes", "logicalType": "decimal", "precision": 8, "scale": 2 }'),
        new: ad('{ "type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 3 }'),
      },
      {
        title: 'another unit of time',
        old: ad('["null", { "type": "long", "logicalType": "timestamp-millis" }]'),
        new: ad('["null", { "type": "long", "logicalType": "timestamp-micros" }]'),
      },
    ],
    good: [
      {
        title: 'more digits before the point',
        old: ad('{ "type": "bytes", "logicalType": "decimal", "precision": 8, "scale": 2 }'),
        new: ad('{ "type": "bytes", "logicalType": "decimal", "precision": 12, "scale": 2 }'),
      },
      {
        title: 'what it is, is written down',
        old: ad('"long"'),
        new: ad('{ "type": "long", "logicalType": "timestamp-millis" }'),
      },
    ],
  },
};
