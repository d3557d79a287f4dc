import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { typeChange } from './type-change.ts';

const varchar = 'character varying';

test.each([
  ['integer', 'bigint', 'widened'],
  ['bigint', 'integer', 'narrowed'],
  ['bigint', 'numeric', 'widened'],
  ['bigint', 'numeric(10,0)', 'narrowed'],
  ['integer', 'numeric(12,2)', 'widened'],
  ['numeric', 'integer', 'narrowed'],
  ['numeric(8,2)', 'numeric(10,2)', 'widened'],
  ['numeric(8,2)', 'numeric(8,4)', 'narrowed'],
  ['decimal(12,4)', 'decimal(12,2)', 'narrowed'],
  ['numeric', 'numeric(8,2)', 'narrowed'],
  ['real', 'double precision', 'widened'],
  [`${varchar}(50)`, `${varchar}(20)`, 'narrowed'],
  [`${varchar}(50)`, 'text', 'widened'],
  [varchar, 'text', 'same'],
  ['text', 'character(3)', 'narrowed'],
  ['timestamp(3) without time zone', 'timestamp without time zone', 'widened'],
  ['timestamp without time zone', 'timestamp(0) without time zone', 'narrowed'],
  ['timestamp without time zone', 'timestamp with time zone', 'changed'],
  ['text', 'jsonb', 'changed'],
  ['integer', 'integer[]', 'changed'],
  ['integer[]', 'bigint[]', 'widened'],
  ['public.mood', 'text', 'changed'],
])('%s → %s is %s', (from, to, expected) => {
  expect(typeChange(from, to)).toBe(expected);
});

test('what widens one way never widens the other', () => {
  const types = [
    'smallint',
    'integer',
    'bigint',
    'numeric',
    'numeric(5,2)',
    'text',
    `${varchar}(9)`,
    'real',
    'date',
    'bit(3)',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.constantFrom(...types), (a, b) => {
      const [there, back] = [typeChange(a, b), typeChange(b, a)];
      expect(there === 'widened' ? back : 'narrowed').toBe('narrowed');
    }),
  );
});
