import type { ContractChange } from './change.ts';
import type { Witness } from '../http-api/witness/witness.ts';

/** The files of two tiny contracts in one text each: a line `// file: NAME` begins a file. They are tests and docs. */
export interface ContractExample {
  readonly title: string;
  readonly old: string;
  readonly new: string;
}

/** Gives words to a kind of change. Whom it hurts is said by the diff, its level by `judge.ts`. */
export interface ContractRule {
  /** Equals the file name. */
  readonly id: string;
  readonly title: string;
  /** What breaks, for whom, in which step of a rollout. */
  readonly why: string;
  /** The safe sequence instead, with the user's own names. */
  fix(change: ContractChange): string;
  /** What one side sends and the other does not take, where the change itself says it: a call that nobody serves. */
  shows?(change: ContractChange): Witness;
  /** Why what it shows is described and not tried, where the comparison tries nothing. One sentence, without a dot. */
  readonly untried?: string;
  readonly examples: {
    readonly bad: readonly [ContractExample, ...ContractExample[]];
    readonly good: readonly [ContractExample, ...ContractExample[]];
  };
}
