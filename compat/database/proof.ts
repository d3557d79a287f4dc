/** What a rule wants proven, as data, and what was found. Only `prove.ts` turns one into the other. */
import type { Evidence } from '../../reports/index.ts';
import type { Change } from './changes.ts';
import type { InsertOutcome, InsertTrial } from './engine/insert.ts';
import type { Use } from './engine/plan.ts';
import type { HistoryAnswer } from './history/last-use.ts';
import type { Name } from './model.ts';
import type { PlannedQuery } from './queries/planned.ts';
import type { RowOutcome } from './rollback/search-rows.ts';

/** Questions that can be asked, by kind. */
interface Questions {
  /** The change alone says it all. */
  none: object;
  /** Which old queries use this column, or this table or view, or name this type. */
  usage: Use | { readonly type: Name };
  /** Whether recent releases used it; a key of the release history. And which rows still hold it, where some can. */
  remembered: { readonly key: string; readonly rows?: RowsQuestion };
  /** Whether new code may write rows after this change that the old schema could not hold. */
  written: { readonly change: Change };
  /** Whether an insert as old code writes it still works. */
  insert: InsertTrial;
  /** Which rows of the old schema stand against the change. */
  rows: RowsQuestion;
}

export interface RowsQuestion {
  /** One row per sample with `bad` (rows or groups in all) and `n` (rows in this one); the rest are values. */
  readonly sql: string;
  /** The same asked of a sample; `$1` stands for the per cent of the table's pages. Absent where none helps. */
  readonly sampled?: string;
  /** It fails on a row that stands against the change: an error of a value is an answer. */
  readonly refusalProves?: boolean;
  /** SQL of the candidate inside `sql`, to be looked at before it runs on a live database. */
  readonly expressions: readonly string[];
  /** The answer where no query is needed or none can give it; `sql` is then empty. */
  readonly settled?: { readonly result: 'clean' | 'unknown'; readonly reason: string };
}

interface Proofs {
  none: object;
  usage: {
    readonly users: readonly PlannedQuery[];
    readonly asked: number;
    readonly complete: boolean;
    /** Queries that may use it, but nobody can say. */
    readonly doubtful?: readonly PlannedQuery[];
    /** Queries of which only the library is known that builds them; absent without any. */
    readonly built?: {
      readonly libraries: readonly string[];
      readonly files: readonly string[];
      /** Those that name it. */
      readonly naming: readonly string[];
    };
    /** Absent where no release history was given. */
    readonly history?: HistoryAnswer;
  };
  remembered: { readonly history?: HistoryAnswer; readonly rows?: RowsProof };
  written: WrittenProof;
  insert: InsertOutcome;
  rows: RowsProof;
}

export interface RowsProof {
  /** `bad`: rows stand against it. `clean`: none do. `unknown`: for the reason given. */
  readonly result: 'bad' | 'clean' | 'unknown';
  /** Rows that stand against it. */
  readonly count: number;
  /** Only a sample was looked at: there may be more. */
  readonly atLeast?: boolean;
  /** How far the rows are behind the database that they stand for, in milliseconds; null when nobody can tell. */
  readonly lagMs?: number | null;
  /** Which rows were looked at, as `DataSource` says it; empty when none were. */
  readonly which: string;
  /** There may be other rows than these. */
  readonly partial: boolean;
  /** ISO time, for rows that change. */
  readonly lookedAt?: string;
  readonly reason?: string;
  /** The query with hashed samples, as the report shows it. */
  readonly evidence?: Evidence;
}

/** What a question asks of rows, if it does. */
export function askedOfRows(question: Question): RowsQuestion | undefined {
  if (question.kind === 'rows') return question;
  return question.kind === 'remembered' ? question.rows : undefined;
}

/** What rows had to say to a proof, if they were asked. */
export function saidByRows(proof: Proof): RowsProof | undefined {
  if (proof.kind === 'rows') return proof;
  return proof.kind === 'remembered' ? proof.rows : undefined;
}

export interface WrittenProof {
  /**
   * `found`: given rows are so. `possible`: the new schema takes one. `impossible`: something else keeps them
   * out. `unknown`: no such row was seen.
   */
  readonly result: 'found' | 'possible' | 'impossible' | 'unknown';
  readonly reason?: string;
  /** What the given rows say; absent where none were given. */
  readonly rows?: RowsProof;
  readonly example?: RowOutcome['example'];
  /** Old queries that fail on such a row. */
  readonly failing?: RowOutcome['failing'];
}

export type ProofKind = keyof Questions;
export type QuestionOf<Kind extends ProofKind> = Tagged<Questions, Kind>;
export type ProofOf<Kind extends ProofKind> = Tagged<Proofs, Kind>;
export type Question = QuestionOf<ProofKind>;
export type Proof = ProofOf<ProofKind>;

type Tagged<Table, Kind extends keyof Table> = { [K in Kind]: { readonly kind: K } & Table[K] }[Kind];
