import { cellAt, type Column } from '../data/columns.ts';
import type { Cell } from '../data/page-data.ts';

interface Asked {
  readonly names: readonly string[];
  readonly count: number;
  /** Words, each in some column; `route:/api` in the column whose name begins so; `!` for without. */
  readonly asked: string;
}

/**
 * Numbers of the rows that have all the words. Every different value is looked at once, and no row becomes
 * an object.
 */
export function matchingRows(columns: readonly Column[], { names, count, asked }: Asked): Uint32Array {
  const words = asked.toLowerCase().match(/[^\s"]+|"[^"]*"?/g) ?? [];
  const tests = words.map((word) => rowTest(columns, names, word));
  const rows = new Uint32Array(count);
  let found = 0;
  for (let row = 0; row < count; row += 1) {
    if (tests.every((test) => test(row))) {
      rows[found] = row;
      found += 1;
    }
  }
  return rows.subarray(0, found);
}

type RowTest = (row: number) => boolean;

function rowTest(columns: readonly Column[], names: readonly string[], word: string): RowTest {
  const isNegated = word.startsWith('!') && word.length > 1;
  const asked = (isNegated ? word.slice(1) : word).replaceAll('"', '');
  const named = columnOf(names, asked);
  const text = named === undefined ? asked : asked.slice(asked.indexOf(':') + 1);
  const looked = named === undefined ? columns : columns.slice(named, named + 1);
  const tests = looked.map((column) => cellTest(column, text));
  return (row) => tests.some((test) => test(row)) !== isNegated;
}

function columnOf(names: readonly string[], asked: string): number | undefined {
  const end = asked.indexOf(':');
  if (end < 1) return undefined;
  const index = names.findIndex((name) => name.toLowerCase().startsWith(asked.slice(0, end)));
  return index < 0 ? undefined : index;
}

function cellTest(column: Column, text: string): RowTest {
  const has = (value: Cell | undefined): boolean =>
    String(value ?? '')
      .toLowerCase()
      .includes(text);
  if ('values' in column) return (row) => has(cellAt(column, row));
  const hits = column.words.map(has);
  return (row) => hits[column.at[row] ?? -1] === true;
}
