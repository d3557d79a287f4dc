import type { Name } from '../model.ts';

/** What one statement of a release did to the tables that stood before it, as the scratch database saw it. */
export interface StatementTrace {
  readonly file: string;
  readonly line: number;
  /** Cut after 2000 characters. */
  readonly statement: string;
  /** Its tool runs the whole file in one transaction, as far as the history says. */
  readonly toolWraps: boolean;
  readonly actions: readonly Action[];
  /** Equal for statements of one transaction; null where it ran outside of any, so that its locks were not seen. */
  readonly transaction: number | null;
  /** What it was the first of its transaction to lock, the strongest lock of each table. */
  readonly locks: readonly { readonly table: Name; readonly mode: LockMode }[];
  /** Tables whose rows it wrote anew. */
  readonly rewrites: readonly Name[];
  /** Tables that it read from end to end. */
  readonly scans: readonly Name[];
  /** It would have waited for its locks without end. */
  readonly waitsForever: boolean;
}

/** Locks that keep writers out, from weak to strong; the last one keeps readers out too. */
export const lockModes = [
  'ShareLock',
  'ShareRowExclusiveLock',
  'ExclusiveLock',
  'AccessExclusiveLock',
] as const;

export type LockMode = (typeof lockModes)[number];

/** One thing that a statement does, as its parse tree says. Things done to new tables are left out. */
export interface Action {
  readonly does: Deed;
  /** As it was called before the release. */
  readonly table: Name;
  /** Of the column, index, constraint or trigger, where it has one. */
  readonly name?: string;
}

export type Deed =
  | 'creates index'
  | 'creates index concurrently'
  | 'drops index'
  | 'drops index concurrently'
  | 'adds column'
  | 'changes type'
  | 'sets not null'
  | 'adds key'
  | 'adds key from index'
  | 'adds check'
  | 'adds check not valid'
  | 'adds foreign key'
  | 'adds foreign key not valid'
  | 'validates'
  | 'attaches partition'
  | 'detaches partition'
  | 'detaches partition concurrently'
  | 'rebuilds'
  | 'rebuilds concurrently'
  | 'creates trigger'
  | 'toggles trigger'
  | 'alters'
  | 'updates all'
  | 'updates'
  | 'deletes all'
  | 'deletes'
  | 'truncates';
