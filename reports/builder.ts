import { conclude, type Extras } from './conclude.ts';
import { evidenceCharactersMax, limitEvidence } from './evidence-limit.ts';
import type { BlobStore } from './blobs.ts';
import { JoinedResults, toResult } from './joined-results.ts';
import type { Gate, Notice, Report, RuleSummary, Stage, Subject, Table, Truncation } from './report.ts';
import type { Level, Result, ResultDraft, ToolName } from './result.ts';

export interface ReportStart {
  readonly tool: ToolName;
  readonly subject: Subject;
  readonly startedAt: Date;
  readonly stage?: Stage;
  /** Where long texts go; bodies that are not stored are not shown. */
  readonly blobs?: BlobStore;
}

/**
 * Collects what one tool has to say and closes it into a report.
 *
 * Results with equal fingerprints add up (see {@link JoinedResults}). Evidence that is too long is cut
 * when the report is closed; the whole goes to the blob store.
 */
export class ReportBuilder {
  readonly #start: ReportStart;
  readonly #results = new JoinedResults();
  readonly #rules = new Map<string, RuleSummary>();
  readonly #gates: Gate[] = [];
  readonly #notices: Notice[] = [];
  readonly #truncated: Truncation[] = [];
  readonly #tables: Table[] = [];
  #extras: Extras = {};
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
    return this.#results.add(toResult(this.#subject.service, draft));
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

  attach(extras: Extras): void {
    this.#extras = { ...this.#extras, ...extras };
  }

  /** Ends the run. An interrupted run gives a partial report that never says `go`. */
  async close(end: { readonly endedAt: Date; readonly interrupted: boolean }): Promise<Report> {
    const { tool, stage, startedAt, blobs } = this.#start;
    const { results, cut, pieces } = await limitEvidence(this.#results.list(), blobs);
    if (cut > 0) this.truncated(evidenceCut(cut, pieces, blobs));
    const judged = results.filter((result) => result.outcome !== 'skipped').length;
    return conclude({
      tool,
      subject: this.#subject,
      stage,
      startedAt,
      endedAt: end.endedAt,
      interrupted: end.interrupted,
      results,
      rules: [...this.#rules.values()],
      gates: this.#gates,
      sections: [{ tool, scope: 'judged', judged }],
      notices: this.#notices,
      truncated: [...this.#truncated, ...this.#results.truncations()],
      tables: this.#tables,
      blobs: (await blobs?.list()) ?? [],
      ...this.#extras,
    });
  }
}

function evidenceCut(cut: number, pieces: number, blobs: BlobStore | undefined): Truncation {
  const why = `evidence is cut at ${evidenceCharactersMax} characters`;
  const whole = blobs === undefined ? 'the rest was not kept' : 'the whole is kept as a blob';
  return { what: 'whole pieces of evidence', shown: pieces - cut, total: pieces, why: `${why}; ${whole}` };
}
