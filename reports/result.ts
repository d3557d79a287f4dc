import type { Attestation } from './attestation.ts';
import type { Evidence } from './evidence.ts';
import type { AcceptedWaiver } from './waiver.ts';

/** The three tools, and the gate that joins them. */
export type ToolName = 'replay' | 'compat' | 'checklist' | 'gate';

/**
 * What one judgement came to.
 *
 * - `pass`: looked at, and as it should be.
 * - `fail`: looked at, and not as it should be.
 * - `error`: the harness broke while looking (a crashed check, a lost engine).
 * - `inconclusive`: looked at, but too little was seen to say.
 * - `pending`: a named person has to answer first.
 * - `skipped`: not looked at, for the reason the message gives.
 */
export type Outcome = 'pass' | 'fail' | 'error' | 'inconclusive' | 'pending' | 'skipped';

/** How much a result weighs. Only `block` decides the verdict. */
export type Level = 'block' | 'warn' | 'info';

/** A result compared with the same result in a baseline report. */
export type ResultState = 'new' | 'unchanged' | 'fixed';

/**
 * The situations of a gray release in which old and new meet.
 *
 * - `A`: old caller or old code, new provider or new schema (gray window).
 * - `B`: new caller or new code, old provider or old schema (rollback, caller first).
 * - `C`: new writer, old reader of stored data (rollback after writes).
 * - `D`: old writer, new reader of stored data.
 */
export type DeployState = 'A' | 'B' | 'C' | 'D';

/** One measured value beside what was expected of it. */
export interface Measured {
  readonly name: string;
  /** For example `ms`, `rows`, `%`, `requests`; empty for a plain count. */
  readonly unit: string;
  readonly expected?: string | number;
  readonly actual?: string | number;
  /** Confidence interval of `actual`, low and high, in `unit`. */
  readonly interval?: readonly [number, number];
  readonly limit?: number;
  readonly samples?: number;
  readonly samplesMin?: number;
  /** The query or command that gave `actual`, to run again. */
  readonly query?: string;
}

/** One disagreement between the stable and the preview group, by place inside the reply. */
export interface Difference {
  /** JSON pointer, header name or `status`. */
  readonly at: string;
  readonly kind: string;
  readonly stable?: string;
  readonly preview?: string;
  /** How many exchanges showed it. */
  readonly count: number;
}

/** One try of a check. */
export interface Attempt {
  readonly outcome: Outcome;
  readonly message: string;
  readonly startedAt: string;
  readonly durationMs: number;
}

/** What exactly changed. A waiver accepts this and nothing else at the same place. */
export interface AcceptedChange {
  readonly kind: string;
  readonly from?: string;
  readonly to?: string;
}

/** What a tool says of one thing it looked at. The builder turns it into a `Result`. */
export interface ResultDraft {
  readonly tool: ToolName;
  /** Id of the rule or check, for example `column-dropped` or `http`. */
  readonly rule: string;
  /**
   * What this result is about, stable across runs: the item of a checklist (`BLD-07`) or the cause
   * (`orders.note`). It goes into the fingerprint, so it holds no line number, value or time.
   */
  readonly key: string;
  readonly outcome: Outcome;
  readonly level: Level;
  /** One sentence: the rule or the item. */
  readonly title: string;
  /** One or two sentences: what was found, for whom it breaks. */
  readonly message: string;
  /** Canonical keys made by `place.ts`; at least one. */
  readonly places: readonly [string, ...string[]];
  readonly why?: string;
  readonly fix?: string;
  /** Deploy states in which it breaks; the direction is derived from them. */
  readonly states?: readonly DeployState[];
  readonly change?: AcceptedChange;
  readonly measured?: readonly Measured[];
  readonly differences?: readonly Difference[];
  /** Raw observations behind this one result; 1 when absent. */
  readonly observations?: number;
  readonly attempts?: readonly Attempt[];
  readonly evidence?: readonly Evidence[];
  readonly attestation?: Attestation;
  readonly owner?: string;
  /** Phase of the checklist, where there is one. */
  readonly phase?: string;
  /** The command that runs, attests or explains just this. */
  readonly command?: string;
  /** Where in the user's own files it comes from. */
  readonly source?: { readonly file: string; readonly line?: number };
}

/** One judged thing in a report. */
export interface Result extends ResultDraft {
  /** 16 hex characters; the same across runs for the same service, rule, key and states. */
  readonly fingerprint: string;
  /**
   * 16 hex characters over `change`; absent where there is none. A waiver names it. Where equal
   * fingerprints with different changes failed, all digests, joined by `+`.
   */
  readonly digest?: string;
  readonly observations: number;
  readonly state?: ResultState;
  readonly waiver?: AcceptedWaiver;
  /** Who reads what who wrote, in words, derived from `states`. */
  readonly direction?: string;
  /** Fingerprints of results of any tool that speak of the same place. */
  readonly links?: readonly string[];
}
