import type { Ledger } from './ledger.ts';
import type { Level, Outcome, Result, ToolName } from './result.ts';
import type { TimeSeries } from './time-series.ts';

/** Version of the report's shape. The major part changes when a reader must change. */
export const schemaVersion = '1.0';

export type Verdict = 'go' | 'hold' | 'no-go' | 'none';

/** How the release reaches users. It decides which states, checks and orders can block. */
export type Strategy = 'rolling' | 'gray' | 'blue-green' | 'versioned-session' | 'stop-service';

/** What must be true by when: `pr` needs no preview group, `ship` judges all before the switch. */
export type Stage = 'pr' | 'ship';

/** A deployment that took part, and what it proved itself to be. */
export interface Group {
  readonly name: 'stable' | 'preview';
  readonly url?: string;
  /** Marks that lead there, secrets redacted, for example `cookie ssp-web-version=v1`. */
  readonly marks?: readonly string[];
  /** Version that replies proved; absent when nothing proved it. */
  readonly attestedVersion?: string;
}

export interface Subject {
  readonly service: string;
  readonly release?: string;
  readonly commit?: string;
  /** Git tree hash: the content, whatever commit carries it. */
  readonly tree?: string;
  readonly baseline?: string;
  readonly candidate?: string;
  /** Digest of the candidate schema, so that stored parts can be matched. */
  readonly schemaDigest?: string;
  readonly groups?: readonly Group[];
  readonly strategy?: Strategy;
}

/** Why the verdict is what it is. The first is the headline. */
export interface Reason {
  readonly verdict: Verdict;
  readonly text: string;
  readonly fingerprint?: string;
}

/** A measured value and the limit it was held against. */
export interface Gate {
  readonly tool: ToolName;
  readonly name: string;
  readonly place?: string;
  readonly value: number | null;
  readonly unit: string;
  /** How `value` must stand to `limit`. */
  readonly must: '<=' | '>=' | '=';
  readonly limit: number;
  readonly outcome: Outcome;
  readonly samples?: number;
  readonly samplesMin?: number;
}

/** A rule or check that ran, and how much it looked at. */
export interface RuleSummary {
  readonly tool: ToolName;
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  readonly examined: number;
}

/** One part of the gate's work and whether it was in scope. */
export interface Section {
  readonly tool: ToolName;
  /** `judged` here, `joined` from a stored report, `out-of-scope` by config or stage, `missing` though asked for. */
  readonly scope: 'judged' | 'joined' | 'out-of-scope' | 'missing';
  readonly reason?: string;
  /** How many results it judged; a part in scope that judged none holds the release. */
  readonly judged?: number;
  /** True when the part itself was interrupted or lost something. */
  readonly partial?: boolean;
}

/** A finding of the baseline report that is no longer found. Told only; it decides nothing. */
export interface FixedFinding {
  readonly fingerprint: string;
  readonly tool: ToolName;
  readonly rule: string;
  readonly title: string;
  readonly place: string;
}

/** The earlier report that this one was compared with. */
export interface Baseline {
  readonly runId: string;
  readonly endedAt: string;
  readonly fixed?: readonly FixedFinding[];
}

/** Something the harness wants said that is not a result. */
export interface Notice {
  readonly kind:
    | 'tool-fault'
    | 'no-change'
    | 'waiver-unused'
    | 'waiver-expired'
    | 'waiver-stale'
    | 'policy'
    | 'limit'
    | 'info';
  readonly message: string;
}

/** What was left out of the report or a rendering, and why. */
export interface Truncation {
  readonly what: string;
  readonly shown: number;
  readonly total: number;
  readonly why: string;
}

/** A changed place and whether replay exercised it. */
export interface CoverageRow {
  readonly place: string;
  /** Requests replayed and compared there. */
  readonly exercised: number;
  readonly changed: boolean;
}

/** In which order the services go out and come back. */
export interface OrderPlan {
  readonly deploy: readonly string[];
  readonly rollback: readonly string[];
  /** Each cycle as a path that ends where it begins. */
  readonly cycles: readonly (readonly string[])[];
  readonly edges: readonly OrderEdge[];
}

/** That one service calls another. */
export interface OrderEdge {
  readonly from: string;
  readonly to: string;
  /**
   * What a comparison of contracts found incompatible in the one that is called, empty where it found
   * nothing. Absent where none was compared.
   */
  readonly change?: string;
}

/** Latency and agreement of one route, stable beside preview. */
export interface RouteRow {
  readonly route: string;
  readonly pairs: number;
  readonly differing: number;
  readonly stable: Quantiles;
  readonly preview: Quantiles;
  readonly histogram?: LatencyHistogram;
}

/** By how much preview may be slower than stable. */
export interface LatencyLimitsUsed {
  /** Greatest ratio of the middles of both, and the difference below which nobody notices, ms. */
  readonly ratioMax: number;
  readonly differenceMsMin: number;
  /** The same for a slowdown that only warns. */
  readonly ratioWarn?: number;
  readonly differenceMsWarn?: number;
  /** As the first two for TP90, TP99 and TP999. */
  readonly tailRatioMax: number;
  readonly tailDifferenceMsMin: number;
  /** Pairs that a route needs to be judged on its own. */
  readonly samplesMin: number;
}

/** A place where the groups may differ, by the user's rule. */
export interface IgnoredPlace {
  /** As the rule has it: a route or none, then the place in the reply. */
  readonly place: string;
  readonly reason: string;
  /** Differences that it hid. */
  readonly count: number;
}

/** How many replies of each group took how long, in steps of equal ratio. */
export interface LatencyHistogram {
  /** Upper end of each step, ms. */
  readonly upToMs: readonly number[];
  readonly stable: readonly number[];
  readonly preview: readonly number[];
}

/** Milliseconds. A quantile that the samples cannot carry is null. */
export interface Quantiles {
  readonly samples: number;
  readonly tp50: number | null;
  readonly tp90: number | null;
  readonly tp99: number | null;
  readonly tp999: number | null;
  /** Where the true quantiles lie with 95 % confidence, low and high. */
  readonly intervals?: Readonly<Record<'tp50' | 'tp90' | 'tp99' | 'tp999', readonly [number, number] | null>>;
}

/** A named table of raw rows, columns stored as arrays. */
export interface Table {
  readonly name: string;
  readonly tool: ToolName;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** A few short rows that stand in text and comments too. */
  readonly isBrief?: boolean;
}

/** Counts of results by outcome, split where the level matters. */
export interface Counts {
  readonly total: number;
  readonly byOutcome: Readonly<Record<Outcome, number>>;
  /** Blockers that are not `pass` and not waived. */
  readonly openBlockers: number;
  readonly warnings: number;
  readonly waived: number;
}

/** A stored body, named by its content. */
export interface BlobEntry {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
}

/** Everything one run has to say. Renderers never compute: what they show is here. */
export interface Report {
  readonly schemaVersion: string;
  readonly generator: { readonly name: 'seaworthy'; readonly version: string };
  readonly runId: string;
  readonly tool: ToolName;
  readonly subject: Subject;
  readonly stage?: Stage;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly durationMs: number;
  readonly verdict: Verdict;
  readonly exitCode: number;
  /** True when the run was interrupted or lost a part. */
  readonly partial: boolean;
  /** The verdict in one short line; reports of earlier versions have none. */
  readonly headline?: string;
  /** Most weight first; each finding that stands behind the verdict is one. */
  readonly reasons: readonly Reason[];
  readonly counts: Counts;
  readonly sections: readonly Section[];
  readonly gates: readonly Gate[];
  readonly rules: readonly RuleSummary[];
  readonly results: readonly Result[];
  readonly ledger?: Ledger;
  readonly routes?: readonly RouteRow[];
  readonly latencyLimits?: LatencyLimitsUsed;
  readonly series?: readonly TimeSeries[];
  readonly ignored?: readonly IgnoredPlace[];
  readonly coverage?: readonly CoverageRow[];
  readonly orders?: OrderPlan;
  readonly tables?: readonly Table[];
  readonly baseline?: Baseline;
  /** Parts this report was merged from. */
  readonly parts?: readonly { readonly runId: string; readonly tool: ToolName; readonly endedAt: string }[];
  readonly truncated: readonly Truncation[];
  readonly notices: readonly Notice[];
  readonly blobs: readonly BlobEntry[];
}
