import type { ChangeKind, ChangeOf } from '../../changes.ts';
import type { RowsQuestion } from '../../proof.ts';

/** A way to ask rows of the old schema whether some stand against a kind of change. */
export interface DataProof<Kind extends ChangeKind = ChangeKind> {
  /** Equals the file name. */
  readonly id: string;
  /** Which rows it looks for. */
  readonly title: string;
  readonly on: Kind;
  /** Builds the question; pure. */
  question(change: ChangeOf<Kind>): RowsQuestion;
  readonly examples: readonly ProofExample[];
}

/** Runs on a real server in the tests. */
export interface ProofExample {
  readonly title: string;
  /** The old schema, and the rows in it. */
  readonly before: string;
  readonly rows?: string;
  readonly after: string;
  /** How many rows stand against it. */
  readonly finds: number | 'not provable';
}
