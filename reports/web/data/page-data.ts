import type { Comparison } from '../../compare/comparison.ts';
import type { Trend } from '../../trend/trend.ts';
import type { Evidence } from '../../evidence.ts';
import type { ServedPage } from '../../format.ts';
import type { Report } from '../../report.ts';
import type { DeployState, Level, Outcome, Result, ResultState, ToolName } from '../../result.ts';

/**
 * What every view of the page may look at. All texts are already safe to look at: what cannot be seen is
 * spelled out, and nothing is longer than a page can bear.
 */
export interface PageData {
  /** The report without what is kept apart: results, raw rows. */
  readonly report: ReportHead;
  /** In the order of the report, worst first. `index` counts them. */
  readonly results: readonly ResultHead[];
  readonly tables: readonly TableHead[];
  readonly comparison?: Comparison;
  readonly trend?: Trend;
  readonly served?: ServedPage;
  readonly size: PageSize;
}

export type ReportHead = Omit<Report, 'results' | 'tables' | 'blobs'> & {
  /** Of all; `reasons` holds the first. */
  readonly reasonCount: number;
};

/** What lists show of one result; its {@link ResultDetail} is asked for when somebody opens it. */
export interface ResultHead {
  readonly index: number;
  readonly fingerprint: string;
  readonly tool: ToolName;
  readonly rule: string;
  readonly key: string;
  readonly outcome: Outcome;
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  /** Canonical keys, at most 20 of them. */
  readonly places: readonly string[];
  /** What is behind it: results of one tool and rule with one cause are one finding to a reader. */
  readonly cause: string;
  readonly observations: number;
  readonly state?: ResultState;
  readonly states?: readonly DeployState[];
  readonly owner?: string;
  readonly phase?: string;
  readonly command?: string;
  readonly fix?: string;
  /** Last day of its waiver. */
  readonly waivedUntil?: string;
}

/** What only the opened result shows. */
export type ResultDetail = Omit<Result, keyof ResultHead | 'evidence'> & {
  readonly evidence: readonly ShownEvidence[];
};

/** Evidence on the page, or where it lies when the page would be too large with it. */
export type ShownEvidence = Evidence | EvidenceFile;

export interface EvidenceFile {
  readonly kind: 'file';
  readonly title: string;
  /** Relative to the page, below `report-data/`. */
  readonly path: string;
}

/** A table whose rows are asked for when somebody opens it; brief ones have theirs at hand. */
export interface TableHead {
  readonly index: number;
  readonly name: string;
  readonly tool: ToolName;
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly isBrief: boolean;
  /** Rows of a brief table. */
  readonly rows?: readonly (readonly Cell[])[];
  /** The file that holds the rows when the page would be too large with them. */
  readonly path?: string;
}

export type Cell = string | number | null;

export interface PageSize {
  readonly bytes: number;
  readonly bytesMax: number;
  /** Bodies that lie in files beside the page. */
  readonly files: number;
  /** Paths of those of them that evidence names, by digest. */
  readonly bodies: Readonly<Record<string, string>>;
}
