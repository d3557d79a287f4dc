/** Why the harness could not do its work. Never a finding. */
export type HarnessErrorCode =
  | 'usage'
  | 'config-unusable'
  | 'input-unreadable'
  | 'capture-unreadable'
  | 'capture-empty'
  | 'target-unreachable'
  | 'target-not-allowed'
  | 'login-failed'
  | 'engine-missing'
  | 'engine-failed'
  | 'migration-failed'
  | 'contract-unreadable'
  | 'checklist-unreadable'
  | 'report-unreadable'
  | 'render-failed'
  | 'store-failed'
  | 'session-refused'
  | 'nothing-selected'
  | 'timeout';

/** Facts for the person who has to act. */
export interface HarnessErrorFacts {
  /** What is wrong, one sentence, no stack. */
  readonly what: string;
  /** File and line, URL, or option. */
  readonly where?: string;
  /** What to do about it. */
  readonly todo?: string;
  readonly cause?: unknown;
}

/**
 * The harness could not do its work: bad input, a missing engine, an unusable target.
 * The command line prints it in at most three lines and leaves with exit code 2.
 */
export class HarnessError extends Error {
  readonly code: HarnessErrorCode;
  readonly where: string | undefined;
  readonly todo: string | undefined;

  constructor(code: HarnessErrorCode, facts: HarnessErrorFacts) {
    super(facts.what, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'HarnessError';
    this.code = code;
    this.where = facts.where;
    this.todo = facts.todo;
  }
}
