import type { Guard } from './guard.ts';

/** One step of a history, in the order in which it is applied. */
export interface Migration {
  /** Path below the folder, with forward slashes; where one file holds several, each has its own ending. */
  readonly name: string;
  /** What goes up. Lines stand where they stand in the file; what goes down is blank. */
  readonly sql: string;
  /** What goes down again, its lines as in its file; blank when it says nothing, absent when there is none. */
  readonly down?: string;
  /** File of `down` where it is not the one of `sql`. */
  readonly downName?: string;
  /** What the tool's own table calls it, for example `1.1` or `20260101120000`. */
  readonly version?: string;
  /** False where the tool runs the statements without a transaction around them; true by default. */
  readonly inTransaction?: boolean;
  /** The tool runs it again whenever its text changes. */
  readonly repeats?: boolean;
  /** What it asks of the database before it runs; absent where it asks nothing. */
  readonly guards?: readonly Guard[];
  /** Where it fails, the others run all the same; false by default. */
  readonly mayFail?: boolean;
  /** Versions of older steps for which it stands on a new database; where one of them ran, it does not run. */
  readonly standsFor?: readonly string[];
  /** Digests of its text of which the tool's own table holds one; absent where the tool keeps none. */
  readonly checksums?: readonly string[];
}

/** A step of which it is settled that it runs. */
export function withoutGuards({ guards: _guards, mayFail: _mayFail, ...migration }: Migration): Migration {
  return migration;
}

/** Order in which migration tools apply files: numbers count as numbers. */
export function inOrder(a: string, b: string): number {
  const [left, right] = [sortKey(a), sortKey(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const [x, y] = [left[i] ?? -1, right[i] ?? -1];
    if (x !== y) return compareParts(x, y);
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareParts(x: string | bigint | number, y: string | bigint | number): number {
  if (typeof x === 'string' && typeof y === 'string') return x < y ? -1 : 1;
  if (typeof x === 'string') return 1;
  if (typeof y === 'string') return -1;
  return x < y ? -1 : 1;
}

function sortKey(name: string): (string | bigint)[] {
  return (name.match(/\d+|\D+/g) ?? []).map((part) => (/^\d/.test(part) ? BigInt(part) : part));
}
