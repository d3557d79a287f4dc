import type { DeployState, Level } from '../../reports/index.ts';
import type { Change, ChangeKind, Effect, Role } from './changes.ts';

/** Two tiny contracts as the YAML of one path item, `/ads`, and below a line `---` of the document. */
export interface ApiExample {
  readonly title: string;
  readonly old: string;
  readonly new: string;
}

/** A level and states that are not what effect and side give, and the reason for it. */
export interface Exception {
  readonly level: Level;
  readonly states: readonly DeployState[];
  /** Goes into the message. */
  readonly because: string;
  /** Holds by a strict reading of the contract too. */
  readonly isStrict?: boolean;
}

/**
 * Gives words to the changes it claims. Level and deploy states are derived in `judge.ts`; a rule states
 * only where it differs from that, and why.
 */
export interface ApiRule {
  /** Equals the file name. */
  readonly id: string;
  readonly title: string;
  /** It claims the changes whose kind, role and effect are listed. No two rules claim the same. */
  readonly on: readonly ChangeKind[];
  readonly roles: readonly Role[];
  readonly effects: readonly Effect[];
  /** What breaks, for whom, in which step of a rollout. */
  readonly why: string;
  /** The safe sequence instead, with the user's own names. */
  fix(change: Change): string;
  exception?(change: Change): Exception | undefined;
  readonly examples: {
    readonly bad: readonly [ApiExample, ...ApiExample[]];
    readonly good: readonly [ApiExample, ...ApiExample[]];
  };
}
