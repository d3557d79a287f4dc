import avsc from 'avsc';
import { expect, test } from 'vitest';
import { avroBreaks } from './resolve.ts';
import { sampleOf } from './samples.ts';

test.each([
  [{ type: 'array', items: 'int' }],
  [{ type: 'map', values: ['null', 'string'] }],
  [['null', 'int', { type: 'fixed', name: 'F', size: 3 }]],
  [
    [
      { type: 'record', name: 'A', fields: [] },
      { type: 'record', name: 'B', fields: [{ name: 'x', type: 'bytes' }] },
    ],
  ],
  [
    {
      type: 'record',
      name: 'Tree',
      fields: [
        { name: 'next', type: ['null', 'Tree'] },
        { name: 'all', type: { type: 'array', items: 'Tree' } },
      ],
    },
  ],
  [{ type: 'enum', name: 'E', symbols: ['X', 'Y'] }],
  [{ type: 'long', logicalType: 'timestamp-millis' }],
])('%j has a value that can be written', (schema) => {
  const type = avsc.Type.forSchema(schema as avsc.Schema);
  const value = sampleOf(type);
  expect(type.isValid(value)).toBe(true);
  expect(type.fromBuffer(type.toBuffer(value))).toBeDefined();
});

test('a break shows the bytes of the new symbol', () => {
  const type = (...symbols: string[]) => avsc.Type.forSchema({ type: 'enum', name: 'Kind', symbols });
  const [found] = avroBreaks(type('BIG'), type('BIG', 'SMALL'));
  expect(found?.witness).toEqual({
    title: 'A value that the candidate writes and the baseline cannot read',
    text: expect.stringMatching(/^written {2}"SMALL"\nbytes {4}02\nrefused {2}.+/) as string,
  });
});
