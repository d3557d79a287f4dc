import type { Gate, Notice, Quantiles } from '../report.ts';
import type { Level, Outcome, ToolName } from '../result.ts';
import type { RunHead } from '../run-head.ts';

/** Two runs side by side: what `compareReports` gives and renderers show. */
export interface Comparison {
  readonly before: RunHead;
  readonly after: RunHead;
  /** Findings of the later run that the earlier one had not: worst first. */
  readonly appeared: readonly ComparedResult[];
  /** Findings of the earlier run that the later one has no more. */
  readonly gone: readonly ComparedResult[];
  /** Findings of both, with another outcome, level, waiver or change. */
  readonly changed: readonly ComparedResult[];
  /** How many findings are the same in both. */
  readonly unchanged: number;
  readonly gates: readonly ComparedGate[];
  readonly routes: readonly ComparedRoute[];
  /** Rules and checks that one of the runs had not, or that looked at another number of things. */
  readonly rules: readonly ComparedRule[];
  /** Why the two may not be comparable: another service, stage or tool; a partial run. */
  readonly notices: readonly Notice[];
}

/** How one result stood in one run. */
export interface ResultSide {
  /** Its outcome, or `waived` when somebody accepted it. */
  readonly standing: Outcome | 'waived';
  readonly level: Level;
  /** Digest of the change that was found. */
  readonly digest?: string;
  readonly message: string;
  readonly observations: number;
}

/** A finding of at least one of two runs. */
export interface ComparedResult {
  readonly fingerprint: string;
  readonly tool: ToolName;
  readonly rule: string;
  readonly key: string;
  readonly title: string;
  /** Canonical key of the first place. */
  readonly place: string;
  readonly before?: ResultSide;
  readonly after?: ResultSide;
  /** True when the run without it never ran the rule: nothing is known there, which is not the same as fine. */
  readonly notLookedAt?: true;
}

/** A gate in both runs; a side is absent where that run had no such gate. */
export interface ComparedGate {
  readonly tool: ToolName;
  readonly name: string;
  readonly place?: string;
  readonly before?: Gate;
  readonly after?: Gate;
}

/** What one run saw of a route. */
export interface RouteSide {
  readonly pairs: number;
  readonly differing: number;
  readonly stable: Quantiles;
  readonly preview: Quantiles;
}

/** Latency and agreement of one route in both runs. */
export interface ComparedRoute {
  readonly route: string;
  readonly before?: RouteSide;
  readonly after?: RouteSide;
}

/** How much a rule or check looked at in both runs; absent where it did not run. */
export interface ComparedRule {
  readonly tool: ToolName;
  readonly id: string;
  readonly title: string;
  readonly before?: number;
  readonly after?: number;
}
