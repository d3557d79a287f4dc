import type { ContractChange } from './change.ts';

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
  readonly examples: {
    readonly bad: readonly [ContractExample, ...ContractExample[]];
    readonly good: readonly [ContractExample, ...ContractExample[]];
  };
}
