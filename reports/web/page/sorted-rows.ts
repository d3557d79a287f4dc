import type { Cell } from '../data/page-data.ts';

/** A column to sort by, as it is kept: its id, with `-` before it for the other way round. */
export interface Order {
  readonly column: string;
  readonly isDescending: boolean;
}

export function parseOrder(text: string | undefined): Order | undefined {
  if (text === undefined || text === '') return undefined;
  return text.startsWith('-')
    ? { column: text.slice(1), isDescending: true }
    : { column: text, isDescending: false };
}

/** Up, down, then as the report has it. */
export function nextOrder(text: string | undefined, column: string): string {
  if (text === column) return `-${column}`;
  return text === `-${column}` ? '' : column;
}

/** Row numbers in the order of their values: numbers before texts, nothing last. Equal rows keep their order. */
export function sortedRows(
  rows: ArrayLike<number>,
  valueOf: (row: number) => Cell | undefined,
  isDescending: boolean,
): Uint32Array {
  const sorted = Uint32Array.from(rows);
  const values = new Map<number, Cell | undefined>();
  for (const row of sorted) values.set(row, valueOf(row));
  const sign = isDescending ? -1 : 1;
  return sorted.sort((a, b) => compareCells(values.get(a), values.get(b), sign) || a - b);
}

function compareCells(a: Cell | undefined, b: Cell | undefined, sign: number): number {
  const byKind = kindOf(a) - kindOf(b);
  if (byKind !== 0 || a === b || a === null || b === null || a === undefined || b === undefined)
    return byKind;
  return a < b ? -sign : sign;
}

function kindOf(value: Cell | undefined): number {
  if (value === null || value === undefined) return 2;
  return typeof value === 'number' ? 0 : 1;
}
