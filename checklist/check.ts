import type { TSchema } from '@sinclair/typebox';
import type { Attestation, Evidence, Measured, OrderPlan, Outcome } from '../reports/index.ts';
import type { CheckContext } from './check-context.ts';

/** What a check makes of the facts it gathered. */
export interface Judgement {
  readonly outcome: Outcome;
  /** One or two sentences: what was found. */
  readonly message: string;
  readonly measured?: readonly Measured[];
  readonly evidence?: readonly Evidence[];
  /** Canonical keys beside the item's own, made by `place`. */
  readonly places?: readonly string[];
  readonly attestation?: Attestation;
  readonly orders?: OrderPlan;
  /** What to run to get further, where it is not the item itself. */
  readonly command?: string;
}

/** Facts as they can be found, and what is thought of them. Examples are the tests and the docs of a check. */
export interface CheckExample<Params, Facts> {
  readonly title: string;
  readonly params: Params;
  readonly facts: Facts;
  readonly outcome: Outcome;
}

/** What a check changes outside Seaworthy, and how that is taken back. */
export interface Act {
  /** The system and what in it, for example `the key /ssp/version of etcd 127.0.0.1:2379`. */
  readonly target: string;
  /** Verb first, for example `writes v1`. */
  readonly does: string;
  /** Verb first, for example `writes the former value back`; `nothing` where it cannot be taken back. */
  readonly cleanUp: string;
  /** Whom it may touch. Stable is touched only where the item names it. */
  readonly group: 'preview' | 'stable' | 'none';
}

/** A parameter that has the right shape and still makes no sense. */
export interface ParamProblem {
  /** Where in the parameters, for example `['allow', 0]`. */
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

/**
 * One kind of check. The wished state is asked as a question; items of a checklist ask it with parameters.
 *
 * `gather` does all the I/O and gives plain data; what it meets on the way (a refused connection, a missing
 * file) is a fact. `judge` is pure.
 */
export interface Check<Params = unknown, Facts = unknown> {
  /** Equals the file name; stands in `check:` of an item and as `rule` in the report. */
  readonly id: string;
  readonly question: string;
  readonly why: string;
  /** What to do when it fails. */
  readonly remedy: string;
  /**
   * What it changes outside Seaworthy with these parameters; absent for a check that only looks. Such an item runs
   * only where acting is allowed.
   */
  acts?(params: Params): Act | undefined;
  readonly params: TSchema;
  /** What is wrong with parameters beyond their shape; empty when nothing is. */
  problems?(params: Params): readonly ParamProblem[];
  gather(params: Params, context: CheckContext): Promise<Facts>;
  judge(facts: Facts, params: Params): Judgement;
  readonly examples: readonly CheckExample<Params, Facts>[];
}
