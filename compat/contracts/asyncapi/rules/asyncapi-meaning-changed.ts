import { avroMeaningChanged } from '../../avro/rules/avro-meaning-changed.ts';
import type { ContractRule } from '../../rule.ts';

const placed = (price: string): string => `asyncapi: 3.0.0
info: { title: Shop, version: '1' }
channels:
  orders:
    address: orders
    messages:
      placed: { payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: { type: record, name: Order, fields: [{ name: price, type: ${price} }] } } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orders' } }
`;

export const asyncapiMeaningChanged: ContractRule = {
  ...avroMeaningChanged,
  id: 'asyncapi-meaning-changed',
  examples: {
    bad: [
      {
        title: 'one more decimal place of an Avro field',
        old: placed('{ type: bytes, logicalType: decimal, precision: 8, scale: 2 }'),
        new: placed('{ type: bytes, logicalType: decimal, precision: 9, scale: 3 }'),
      },
    ],
    good: [
      {
        title: 'more digits before the point',
        old: placed('{ type: bytes, logicalType: decimal, precision: 8, scale: 2 }'),
        new: placed('{ type: bytes, logicalType: decimal, precision: 12, scale: 2 }'),
      },
    ],
  },
};
