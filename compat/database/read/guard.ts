import type { Element } from './liquibase/element.ts';

const reactions = ['HALT', 'CONTINUE', 'MARK_RAN', 'WARN'] as const;

/**
 * What follows where a step's question is answered with no: nothing more runs, the step is put off to the next
 * update, it counts as run without running, or it runs all the same.
 */
export type Reaction = (typeof reactions)[number];

/** What a step asks of the database before it runs. */
export interface Guard {
  /** All of them must hold. */
  readonly asks: readonly Element[];
  readonly onFail: Reaction;
  /** Where a question cannot be asked, for example because its SQL is wrong. */
  readonly onError: Reaction;
  /** What its author wants to be said where it does not hold. */
  readonly message?: string;
}

/** A reaction as it is written, in any case; nothing more runs where none is. */
export function reactionOf(written: string | undefined): Reaction {
  return reactions.find((one) => one === written?.trim().toUpperCase()) ?? 'HALT';
}
