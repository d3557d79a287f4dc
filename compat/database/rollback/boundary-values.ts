/** Values at the edges of a type: what new code may write and old code may not be ready for. Pure. */
import { quoteLiteral } from '../sql.ts';

export interface BoundaryValue {
  /** A literal of the type. */
  readonly sql: string;
  /** What kind of value it is, in words. */
  readonly kind: string;
}

/**
 * Nothing first, then the values that break most often. Lengths go beyond the limit of the old type, where it
 * has one.
 *
 * @param type as `format_type` writes it
 * @param category letter of `pg_type.typcategory`
 */
export function boundaryValues(type: string, category: string, oldType = ''): BoundaryValue[] {
  const literal = (text: string, kind: string): BoundaryValue => ({
    sql: `${quoteLiteral(text)}::${type}`,
    kind,
  });
  const typed = (byType[type.replace(/\(.*\)/, '')] ?? byCategory[category] ?? []).map(([text, kind]) =>
    literal(text, kind),
  );
  const lengths = category === 'S' ? lengthsFor(oldType).map((n) => longText(n, type)) : [];
  return [{ sql: 'NULL', kind: 'no value' }, ...lengths, ...typed];
}

/** Another value than the usual made-up one, for columns that must differ between two rows. */
export function otherValue(type: string, category: string): string | undefined {
  const [found] = byType[type.replace(/\(.*\)/, '')] ?? [];
  const text = others[type] ?? (category === 'N' ? '2' : category === 'S' ? 'b' : found?.[0]);
  return text === undefined ? undefined : `${quoteLiteral(text)}::${type}`;
}

const others: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000002',
  date: '2020-01-02',
};

function lengthsFor(oldType: string): number[] {
  const limit = Number(/^character(?: varying)?\((\d+)\)$/.exec(oldType)?.[1]);
  return Number.isNaN(limit) ? [300] : [limit + 1];
}

function longText(length: number, type: string): BoundaryValue {
  return { sql: `repeat('x', ${length})::${type}`, kind: `a text of ${length} characters` };
}

type Said = readonly [text: string, kind: string];

const byType: Readonly<Record<string, readonly Said[]>> = {
  smallint: [
    ['-1', 'a number below zero'],
    ['0', 'zero'],
    ['32767', 'the largest number'],
    ['-32768', 'the smallest number'],
  ],
  integer: [
    ['-1', 'a number below zero'],
    ['0', 'zero'],
    ['2147483647', 'the largest number'],
    ['-2147483648', 'the smallest number'],
  ],
  bigint: [
    ['-1', 'a number below zero'],
    ['0', 'zero'],
    ['9223372036854775807', 'the largest number'],
    ['-9223372036854775808', 'the smallest number'],
  ],
  uuid: [['00000000-0000-0000-0000-000000000000', 'a UUID of zeros']],
  json: [
    ['null', 'JSON null'],
    ['[]', 'an empty list'],
    ['"a"', 'a JSON text'],
  ],
  jsonb: [
    ['null', 'JSON null'],
    ['[]', 'an empty list'],
    ['"a"', 'a JSON text'],
  ],
  inet: [['2001:db8::1', 'an IPv6 address']],
};

const byCategory: Readonly<Record<string, readonly Said[]>> = {
  B: [
    ['true', 'true'],
    ['false', 'false'],
  ],
  D: [
    ['infinity', 'infinity'],
    ['0001-01-01 BC', 'a time before our era'],
    ['9999-12-31', 'a time far ahead'],
  ],
  N: [
    ['-1', 'a number below zero'],
    ['0', 'zero'],
    ['99999999999', 'a large number'],
    ['0.123456789', 'a number with nine decimals'],
    ['NaN', 'not a number'],
  ],
  S: [
    ['', 'an empty text'],
    ['a', 'a letter'],
    ['\u00e9\u4e16', 'letters beyond ASCII'],
  ],
  A: [['{NULL}', 'a list with an empty place']],
};
