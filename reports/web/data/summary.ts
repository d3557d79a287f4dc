import { unpackRows, type PackedRows } from './columns.ts';
import type { PageData, ResultHead } from './page-data.ts';

/** The summary as it is stored: results as columns, and where the details of each lie. */
export interface PackedSummary extends PackedRows {
  /** Of each part of the details, the index of its first result. */
  readonly starts: readonly number[];
  readonly data: Omit<PageData, 'results'>;
}

export function unpackSummary(packed: PackedSummary): PageData {
  return { ...packed.data, results: unpackRows<ResultHead>(packed) };
}

/** The part that holds a result, and its place there. */
export function placeOf(index: number, starts: readonly number[]): { part: number; place: number } {
  const part = starts.findLastIndex((start) => start <= index);
  return { part, place: index - (starts[part] ?? 0) };
}
