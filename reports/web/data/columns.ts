/** Tables as columns: small to store, quick to read, and searched without an object for each row. */
import type { Cell } from './page-data.ts';

/** Values one by one, or each different value once and where it stands. */
export type Column<Value = Cell> =
  | { readonly values: readonly Value[] }
  | { readonly words: readonly Value[]; readonly at: readonly number[] };

/** A value that repeats on average this often is stored once. */
const repeatsMin = 2;

export function packColumn<Value>(values: readonly Value[]): Column<Value> {
  const places = new Map<Value, number>();
  const at: number[] = [];
  for (const value of values) {
    let place = places.get(value);
    if (place === undefined) {
      place = places.size;
      places.set(value, place);
    }
    at.push(place);
  }
  return places.size * repeatsMin <= values.length ? { words: [...places.keys()], at } : { values };
}

export function cellAt<Value>(column: Column<Value> | undefined, row: number): Value | undefined {
  if (column === undefined) return undefined;
  return 'values' in column ? column.values[row] : column.words[column.at[row] ?? -1];
}

/** JSON of a column in pieces, so that no text gets long. */
export function* columnJson(column: Column<unknown>): Iterable<string> {
  if ('values' in column) {
    yield '{"values":';
    yield* jsonArray(column.values);
  } else {
    yield '{"words":';
    yield* jsonArray(column.words);
    yield ',"at":';
    yield* jsonArray(column.at);
  }
  yield '}';
}

const valuesPerPiece = 5000;

function* jsonArray(values: readonly unknown[]): Iterable<string> {
  yield '[';
  for (let from = 0; from < values.length; from += valuesPerPiece) {
    const piece = JSON.stringify(values.slice(from, from + valuesPerPiece)).slice(1, -1);
    yield from === 0 ? piece : `,${piece}`;
  }
  yield ']';
}

/** Objects as columns by member name. A member that no object has is left out. */
export interface PackedRows {
  readonly count: number;
  readonly columns: Readonly<Record<string, Column<unknown>>>;
}

export function packRows(rows: readonly object[], members: readonly string[]): PackedRows {
  const columns = members
    .map((member) => [member, rows.map((row) => (row as Record<string, unknown>)[member] ?? null)] as const)
    .filter(([, values]) => values.some((value) => value !== null))
    .map(([member, values]) => [member, packColumn(values)] as const);
  return { count: rows.length, columns: Object.fromEntries(columns) };
}

/** The objects again; a member that was absent is absent. */
export function unpackRows<Row>({ count, columns }: PackedRows): Row[] {
  const named = Object.entries(columns);
  return Array.from({ length: count }, (_, row) => {
    const one: Record<string, unknown> = {};
    for (const [member, column] of named) {
      const value = cellAt(column, row);
      if (value !== null) one[member] = value;
    }
    return one as Row;
  });
}
