import type { Gate } from '../report.ts';
import type { Outcome } from '../result.ts';
import type { RunHead } from '../run-head.ts';

/** Runs of one service over time. Every list of values has one entry for each run; null is "not there". */
export interface Trend {
  /** Oldest first. */
  readonly runs: readonly RunHead[];
  /** How many findings of each run the run before had not, and how many of that one's are gone. */
  readonly appeared: readonly (number | null)[];
  readonly gone: readonly (number | null)[];
  readonly gates: readonly GateTrend[];
  readonly routes: readonly RouteTrend[];
}

/** One gate over the runs. */
export interface GateTrend extends Pick<Gate, 'tool' | 'name' | 'unit' | 'must'> {
  readonly place?: string;
  readonly values: readonly (number | null)[];
  readonly limits: readonly (number | null)[];
  readonly outcomes: readonly (Outcome | null)[];
}

/** One route over the runs. */
export interface RouteTrend {
  readonly route: string;
  readonly pairs: readonly (number | null)[];
  readonly differing: readonly (number | null)[];
  readonly stable: QuantileTrend;
  readonly preview: QuantileTrend;
}

/** Milliseconds, a value for each run. */
export interface QuantileTrend {
  readonly samples: readonly (number | null)[];
  readonly tp50: readonly (number | null)[];
  readonly tp90: readonly (number | null)[];
  readonly tp99: readonly (number | null)[];
  readonly tp999: readonly (number | null)[];
}
