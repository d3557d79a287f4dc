import type { PhaseCheck } from './phase-check.ts';
import type { ColumnChange } from './column-change.ts';
import type { PhaseId } from './phase-id.ts';

/** One of the seven steps in which a value moves from old columns to new ones. Pure. */
export interface Phase {
  /** Equals the file name. */
  readonly id: PhaseId;
  readonly title: string;
  readonly reads: string;
  readonly writes: string;
  /** What must hold before a release enters it. */
  readonly entry: readonly PhaseCheck[];
  /** What must hold before it counts as passed. */
  readonly exit: readonly PhaseCheck[];
  /** What to do in it, with the user's own names. */
  todo(change: ColumnChange): string;
  /** What a release may be rolled back to from here, and what is lost then. */
  readonly rollback: string;
}
