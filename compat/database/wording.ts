/** Names of changed things as people, fingerprints and links need them, and counts in plain English. */
import { counted, type Forms, place } from '../../reports/index.ts';
import { firstOf } from '../first-of.ts';
import type { RowFault } from './engine/row-fault.ts';
import type { TriggerModel } from './details.ts';
import type { Name } from './model.ts';
import { plainName } from './sql.ts';

interface WithColumn {
  readonly table: Name;
  readonly column: string;
}

/** `orders.note`, with the schema where it is not `public`. */
export function columnName({ table, column }: WithColumn): string {
  return `${plainName(table)}.${column}`;
}

export function columnPlace({ table, column }: WithColumn): string {
  return place.column(table.schema, table.name, column);
}

export function tablePlace({ schema, name }: Name): string {
  return place.table(schema, name);
}

/** Places of several columns of one table; the table itself where there is none. */
export function columnPlaces(table: Name, columns: readonly (string | null)[]): [string, ...string[]] {
  const [first, ...rest] = columns
    .filter((column) => column !== null)
    .map((column) => columnPlace({ table, column }));
  return [first ?? tablePlace(table), ...rest];
}

/** Columns that hold values of an enum; its own name where no table has one. */
export function enumPlaces(change: {
  readonly enum: Name;
  readonly columns: readonly WithColumn[];
}): [string, ...string[]] {
  const [first, ...rest] = change.columns.map(columnPlace);
  return [first ?? tablePlace(change.enum), ...rest];
}

/** As a sentence begins. */
export function triggerKind({ isRule }: TriggerModel): 'Rule' | 'Trigger' {
  return isRule ? 'Rule' : 'Trigger';
}

/** What rows do that stand against a change. */
export const rowsThat = {
  share: ['shares a value', 'share a value'],
  lack: ['has no value', 'have no value'],
  misfit: ['does not fit', 'do not fit'],
  break: ['breaks it', 'break it'],
  hold: ['holds it', 'hold it'],
  dangle: ['points at nothing', 'point at nothing'],
} as const satisfies Record<string, Forms>;

/** What a look at rows gave, as far as a sentence says it. */
export interface Looked {
  readonly which: string;
  readonly lookedAt?: string;
  /** Only some rows were looked at. */
  readonly atLeast?: boolean;
  /** How far they are behind the database that they stand for; null when nobody can tell. */
  readonly lagMs?: number | null;
}

/** `2 rows in the live database do not fit (looked at on 2026-11-21 11:05 UTC)`. */
export function rowsFound(count: number, verb: Forms, looked: Looked): string {
  const { which, lookedAt, atLeast = false } = looked;
  const rows = counted(count, [`row ${which} ${verb[0]}`, `rows ${which} ${verb[1]}`]);
  const found = count === 0 ? `no row ${which} stands against it` : rows;
  const when = lookedAt === undefined ? '' : ` (looked at on ${minute(lookedAt)}${behind(looked)})`;
  return `${atLeast ? 'at least ' : ''}${found}${when}`;
}

function behind({ lagMs }: Looked): string {
  if (lagMs === undefined) return '';
  return lagMs === null ? ', perhaps long before' : `, ${span(lagMs)} behind`;
}

/** `12 s`, `3 min`, `3.5 h` of milliseconds. */
export function span(ms: number): string {
  if (ms < 120_000) return `${Math.round(ms / 100) / 10} s`;
  return ms < 7_200_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 360_000) / 10} h`;
}

/** `2026-11-21 11:05 UTC` of an ISO time. */
export function minute(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}

/** `2.sql:3 gives 23505 could not create unique index "users_email"`. */
export function faultText({ file, line, code, message }: RowFault): string {
  return `${file}:${line} gives ${code} ${message}`;
}

/** At most three names, then how many more. */
export function someOf(names: readonly string[]): string {
  return firstOf(names, 3);
}
