import type { Notice, RunContext } from '../../../reports/index.ts';
import type { DataSource } from '../data/data-source.ts';
import type { LiveSettings } from '../data/live.ts';
import type { Plan } from '../engine/plan.ts';
import type { Query } from '../queries/planned.ts';
import type { ColumnChange } from './column-change.ts';
import type { Trial, TrialOutcome } from './trial.ts';
import type { TriedTable } from './tried-table.ts';

/** What a phase is proven on. */
export interface Stage {
  readonly table: TriedTable;
  /** Absent where none were given: rows that nobody gave prove nothing. */
  readonly rows: DataSource | undefined;
  /** Those of the code that runs. */
  readonly queries: readonly Query[];
  readonly notices: readonly Notice[];
  /** One after the other, all on the database as it stands. */
  runTrials(trials: readonly Trial[]): Promise<readonly TrialOutcome[]>;
  /** A plan per query, in order. */
  plan(queries: readonly string[]): Promise<readonly Plan[]>;
  close(): Promise<void>;
}

/** What a phase is to be proven with. */
export interface Work extends LiveSettings {
  /** The migrations; see `compat db`. */
  readonly schema: string;
  readonly live?: string | readonly string[];
  /** File of SQL that inserts rows. */
  readonly data?: string;
  readonly queries?: string | readonly string[];
  readonly engine?: string;
  readonly cacheFolder?: string;
}

export interface Staging {
  readonly change: ColumnChange;
  readonly work: Work;
  readonly context: RunContext;
  /** Milliseconds that are left; asked before each step. */
  timeLeftMs(): number;
}
