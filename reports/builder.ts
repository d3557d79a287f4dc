import { conclude } from './conclude.ts';
import { changeDigest, fingerprint } from './fingerprint.ts';
import type { BlobStore } from './blobs.ts';
import type { Ledger } from './ledger.ts';
import type {
  CoverageRow,
  Gate,
  Notice,
  OrderPlan,
  Report,
  RouteRow,
  RuleSummary,
  Stage,
  Subject,
  Table,
  Truncation,
} from './report.ts';
import type { Level, Outcome, Result, ResultDraft, ToolName } from './result.ts';
import { directionOf } from './direction.ts';

export interface ReportStart {
  readonly tool: ToolName;
  readonly subject: Subject;
  readonly startedAt: Date;
  readonly stage?: Stage;
  /** Where long texts go; bodies that are not stored are not shown. */
  readonly blobs?: BlobStore;
}

/** Worst first: when equal fingerprints meet, the earlier outcome in this list wins. */
export const outcomesWorstFirst: readonly Outcome[] = [
  'fail',
  'error',
  'inconclusive',
  'pending',
  'pass',
  'skipped',
];

/**
 * Collects what one tool has to say and closes it into a report.
 *
 * Results with equal fingerprints add up: observations are summed, places and evidence joined (20 pieces
 * of evidence at most), and the worst outcome wins.
 */
export class ReportBuilder {
  readonly #start: ReportStart;
  readonly #results = new Map<string, Result>();
  readonly #rules = new Map<string, RuleSummary>();
  readonly #gates: Gate[] = [];
  readonly #notices: Notice[] = [];
  readonly #truncated: Truncation[] = [];
  readonly #tables: Table[] = [];
  #extras: {
    ledger?: Ledger;
    routes?: readonly RouteRow[];
    coverage?: readonly CoverageRow[];
    orders?: OrderPlan;
  } = {};
  #subject: Subject;

  constructor(start: ReportStart) {
    this.#start = start;
    this.#subject = start.subject;
  }

  /** Says that a rule or check ran and how much it looked at, even when it found nothing. */
  examined(
    rule: { readonly id: string; readonly title: string; readonly level: Level },
    count: number,
  ): void {
    const known = this.#rules.get(rule.id)?.examined ?? 0;
    const { id, title, level } = rule;
    this.#rules.set(id, { tool: this.#start.tool, id, title, level, examined: known + count });
  }

  add(draft: ResultDraft): Result {
    const result = toResult(this.#subject.service, draft);
    const known = this.#results.get(result.fingerprint);
    const joined = known === undefined ? result : joinResults(known, result);
    this.#results.set(result.fingerprint, joined);
    return joined;
  }

  gate(gate: Gate): void {
    this.#gates.push(gate);
  }

  notice(notice: Notice): void {
    this.#notices.push(notice);
  }

  truncated(truncation: Truncation): void {
    this.#truncated.push(truncation);
  }

  table(table: Table): void {
    this.#tables.push(table);
  }

  /** Adds to what is known of the subject, for example the attested versions. */
  subject(more: Partial<Subject>): void {
    this.#subject = { ...this.#subject, ...more };
  }

  attach(extras: {
    readonly ledger?: Ledger;
    readonly routes?: readonly RouteRow[];
    readonly coverage?: readonly CoverageRow[];
    readonly orders?: OrderPlan;
  }): void {
    this.#extras = { ...this.#extras, ...extras };
  }

  /** Ends the run. An interrupted run gives a partial report that never says `go`. */
  async close(end: { readonly endedAt: Date; readonly interrupted: boolean }): Promise<Report> {
    const { tool, stage, startedAt, blobs } = this.#start;
    return conclude({
      tool,
      subject: this.#subject,
      stage,
      startedAt,
      endedAt: end.endedAt,
      interrupted: end.interrupted,
      results: [...this.#results.values()],
      rules: [...this.#rules.values()],
      gates: this.#gates,
      sections: [{ tool, scope: 'judged' }],
      notices: this.#notices,
      truncated: this.#truncated,
      tables: this.#tables,
      blobs: (await blobs?.list()) ?? [],
      ...this.#extras,
    });
  }
}

function toResult(service: string, draft: ResultDraft): Result {
  return {
    ...draft,
    fingerprint: fingerprint(service, draft),
    digest: draft.change && changeDigest(draft.change),
    direction: draft.states && directionOf(draft.states),
    observations: draft.observations ?? 1,
  };
}

function joinResults(first: Result, second: Result): Result {
  const [worse, other] = rank(second) < rank(first) ? [second, first] : [first, second];
  const evidence = [...(worse.evidence ?? []), ...(other.evidence ?? [])].slice(0, 20);
  const [place, ...rest] = [...new Set([...worse.places, ...other.places])];
  return {
    ...worse,
    places: [place ?? worse.places[0], ...rest],
    observations: first.observations + second.observations,
    ...(evidence.length > 0 ? { evidence } : {}),
  };
}

function rank(result: Result): number {
  return outcomesWorstFirst.indexOf(result.outcome);
}
