/** Values at the edges of a MySQL type: what new code may write and old code may not be ready for. Pure. */
import type { BoundaryValue } from '../../rollback/boundary-values.ts';
import { quoteText } from '../proofs/literal.ts';
import { lengthOf, parseType, rangeOf } from '../type.ts';

/** @param oldType its type in the old schema, where that has changed: texts go beyond its limit */
export function boundaryValues(type: string, oldType = ''): BoundaryValue[] {
  const parsed = parseType(type);
  const text = lengthOf(parsed);
  const range = rangeOf(parsed);
  const values: BoundaryValue[] = [{ sql: 'NULL', kind: 'no value' }];
  if (text !== undefined) values.push(...texts(Math.min(text.max, lengthOf(parseType(oldType))?.max ?? 299)));
  if (range !== undefined) {
    values.push(
      { sql: '0', kind: 'zero' },
      { sql: String(range[1]), kind: 'the largest number' },
      { sql: String(range[0]), kind: 'the smallest number' },
    );
  }
  values.push(...parsed.labels.map((label) => ({ sql: quoteText(label), kind: `the label ${label}` })));
  return [...values, ...(byName[parsed.name] ?? [])];
}

function texts(length: number): BoundaryValue[] {
  return [
    { sql: `REPEAT('x', ${length + 1})`, kind: `a text of ${length + 1} characters` },
    { sql: `''`, kind: 'an empty text' },
    { sql: `'a'`, kind: 'a letter' },
    { sql: `CONVERT(0xf09f9880 USING utf8mb4)`, kind: 'a character beyond three bytes' },
    { sql: `CONVERT(0xe4b896 USING utf8mb4)`, kind: 'a letter beyond Latin ones' },
  ];
}

const numbers: readonly BoundaryValue[] = [
  { sql: '-1', kind: 'a number below zero' },
  { sql: '99999999999', kind: 'a large number' },
  { sql: '0.123456789', kind: 'a number with nine decimals' },
];

const days: readonly BoundaryValue[] = [
  { sql: `'1000-01-01 00:00:00'`, kind: 'a time long ago' },
  { sql: `'9999-12-31 00:00:00'`, kind: 'a time far ahead' },
  { sql: `'2020-01-01 10:11:12.123456'`, kind: 'a time with a fraction of a second' },
];

const byName: Readonly<Record<string, readonly BoundaryValue[]>> = {
  decimal: numbers,
  float: numbers,
  double: [...numbers, { sql: '1e300', kind: 'a very large number' }],
  date: days,
  datetime: days,
  timestamp: [...days, { sql: `'2038-01-19 00:00:00'`, kind: 'a time after 2038' }],
  json: [
    { sql: `'null'`, kind: 'JSON null' },
    { sql: `'[]'`, kind: 'an empty list' },
  ],
};
