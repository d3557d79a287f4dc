/** Statements that are run on a scratch database, looked at and undone. */

export interface Trial {
  /** What it is, for the check that judges it: `old-style insert`. */
  readonly path: string;
  /** Kind of the value that it writes, in words. */
  readonly kind: string;
  readonly statements: readonly string[];
  /** One value; how many rows are not as they should be, for most. */
  readonly question: string;
}

export interface TrialOutcome {
  readonly trial: Trial;
  /** What the question gave; absent where a statement failed. */
  readonly answer?: string;
  readonly error?: { readonly code: string; readonly message: string };
}
