import type { Body } from '../matrix/body.ts';
import type { WriteOutcome } from '../matrix/carry-out.ts';
import type { KeptOutcome } from '../matrix/kept.ts';
import type { SchemaModel } from '../model.ts';
import type { Migration } from '../read/migration.ts';
import type { RowsPolicy } from './apply.ts';
import type { StandIns } from './extensions/stand-in.ts';
import type { InsertOutcome, InsertTrial } from './insert.ts';
import type { QueryShape } from '../queries/shape.ts';
import type { Target } from './place.ts';
import type { Plan } from './plan.ts';
import type { RowOutcome, RowTrial } from '../rollback/search-rows.ts';
import type { RowFault } from './row-fault.ts';
import type { Watched } from './watch.ts';

/** Generated queries cast every value to text. */
export type TextRow = Readonly<Record<string, string | null>>;

/** Queries with `$1`, `$2` …, and the role that sends them. */
interface Asked {
  readonly queries: readonly string[];
  readonly role?: string;
}

/** What the engine's process is asked, and what it answers. */
export interface Conversation {
  /** An empty database at the target; asked again, it is empty again. */
  open: { ask: { readonly target: Target; readonly history: readonly string[] }; answer: null };
  apply: {
    ask: { readonly migrations: readonly Migration[]; readonly rows: RowsPolicy };
    answer: readonly RowFault[];
  };
  watch: { ask: { readonly migrations: readonly Migration[] }; answer: Watched };
  standIns: { ask: object; answer: StandIns };
  snapshot: { ask: object; answer: SchemaModel };
  plan: { ask: Asked; answer: readonly Plan[] };
  carryOut: { ask: Asked; answer: readonly (WriteOutcome | null)[] };
  keep: { ask: Asked; answer: null };
  useKept: { ask: Asked; answer: readonly KeptOutcome[] };
  /** Answered when nothing more is being written beside the work. */
  settle: { ask: object; answer: null };
  bodies: { ask: object; answer: readonly Body[] };
  shapes: { ask: { readonly queries: readonly string[] }; answer: readonly QueryShape[] };
  tryRows: { ask: { readonly trial: RowTrial }; answer: RowOutcome };
  insert: { ask: { readonly trials: readonly InsertTrial[] }; answer: readonly InsertOutcome[] };
  /** Rows of a generated query; every value as text. */
  rows: { ask: { readonly sql: string }; answer: readonly TextRow[] };
}

export type Ask = {
  [Kind in keyof Conversation]: { readonly kind: Kind } & Conversation[Kind]['ask'];
}[keyof Conversation];
export type Answer<Kind extends keyof Conversation> = Conversation[Kind]['answer'];
