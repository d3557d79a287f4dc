import type { Level, Outcome } from '../../../reports/index.ts';
import type { ProofOf, RowsQuestion } from '../proof.ts';
import type { ColumnChange } from './column-change.ts';
import type { Trial, TrialOutcome } from './trial.ts';
import type { TriedTable } from './tried-table.ts';

interface CheckText {
  /** Equals the file name. */
  readonly id: string;
  /** One sentence: what must hold. */
  readonly title: string;
  readonly level: Level;
  /** What breaks, for whom, where it does not hold. */
  readonly why: string;
  fix(change: ColumnChange): string;
  readonly examples: { readonly bad: readonly PhaseExample[]; readonly good: readonly PhaseExample[] };
}

/** Asks the rows of the table. */
export interface RowsCheck extends CheckText {
  readonly on: 'rows';
  question(change: ColumnChange): RowsQuestion;
  /** Rows that the question finds are what is hoped for. */
  readonly wantsRows?: boolean;
  /** What was found, as one sentence. */
  found(change: ColumnChange, proof: ProofOf<'rows'>): string;
}

/** Writes and reads on a scratch database that has the schema; nothing stays of a trial. */
export interface TrialCheck extends CheckText {
  readonly on: 'scratch';
  trials(change: ColumnChange, table: TriedTable): readonly Trial[];
  judge(change: ColumnChange, outcomes: readonly TrialOutcome[]): readonly PhaseFinding[];
}

/** Plans the queries of running code on a scratch database without the old columns. */
export interface QueriesCheck extends CheckText {
  readonly on: 'queries';
}

/** Pure: what has to be asked is data, and so are the answers. */
export type PhaseCheck = RowsCheck | TrialCheck | QueriesCheck;

export interface PhaseFinding {
  /** What it is about, stable across runs. */
  readonly key: string;
  readonly outcome: Outcome;
  readonly message: string;
  /** Where it is not the check's own. */
  readonly level?: Level;
  /** SQL to run again. */
  readonly sql?: string;
}

/** Runs on a real engine in the tests. */
export interface PhaseExample {
  readonly title: string;
  /** What a bad one is reported with. */
  readonly finds?: string;
  /** The schema. */
  readonly schema: string;
  /** A phase file without `schema` and `phase`. */
  readonly change: Pick<ColumnChange, 'table' | 'key' | 'old' | 'new' | 'samples'>;
  readonly phase?: ColumnChange['phase'];
  readonly bridge?: string;
  readonly rows?: string;
  readonly queries?: readonly string[];
}
