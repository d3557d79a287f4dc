import type { RunContext } from '../reports/index.ts';
import type { ClockRule } from './exchange.ts';
import { Crew } from './inspection/crew.ts';
import { judgeSource, type CountedRecord } from './inspection/judged-block.ts';
import { count, type Tally } from './inspection/tally.ts';
import { threadsFor } from './inspection/threads-for.ts';
import { openLedger } from './ledger.ts';
import type { CapturedFile } from './captured-file.ts';
import { ownString } from './own-string.ts';
import { readFiles } from './read-files.ts';
import type { CaptureSource, Reader } from './reader.ts';
import { captureNotices } from './retention/capture-notices.ts';
import { RouteLearner } from './routes.ts';
import { checkSelectOptions, type SelectOptions } from './select.ts';

export interface InspectOptions {
  /** Format of all files; recognised file by file when absent. */
  readonly format?: string;
  /** What would be selected for a replay. Default: every GET and HEAD without side effects. */
  readonly select?: SelectOptions;
  /** Paths of an API description, for example `/orders/{orderId}`; they win over learned routes. */
  readonly templates?: readonly string[];
  /** Threads that read lines side by side; what they find is the same. Default: one, more for large logs. */
  readonly threads?: number;
}

/** What a capture holds and how complete it is. Plain data without targets or other private values. */
export interface CaptureSummary {
  readonly files: readonly CapturedFile[];
  readonly lines: number;
  readonly records: number;
  readonly methods: Readonly<Record<string, number>>;
  /** By captured status; `unknown` where the capture does not say. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly selected: number;
  readonly skipped: Readonly<Record<string, number>>;
  /** Selected requests that would not be sent, by what was redacted in them. One may count under several. */
  readonly redacted: Readonly<Record<string, number>>;
  /** ISO 8601 in UTC; absent when no record had a time. */
  readonly firstAt?: string;
  readonly lastAt?: string;
  /** The coarsest clock of all records. */
  readonly clockResolutionMs?: number;
  /** Exchanges by how their start was found. */
  readonly clockRules: Readonly<Partial<Record<ClockRule, number>>>;
  /** Records that come out after later ones, because they stand too far from their place in their file. */
  readonly outOfOrder: number;
  /** Different host names; at most 10,000 are told apart. */
  readonly hosts: number;
  /** The 50 busiest routes of the selected requests. */
  readonly routes: readonly { readonly route: string; readonly requests: number }[];
  readonly routesTotal: number;
  /** The reading was stopped before its end. */
  readonly partial: boolean;
  /** What to know of recorded files: a retention that is over, requests that are missing, different keys. */
  readonly notices: readonly string[];
}

const routesMax = 50;
const distinctMax = 10_000;

/**
 * Reads captures and says what is in them; sends nothing.
 *
 * @throws {HarnessError} as `readCapture` does.
 */
export async function inspectCapture(
  files: readonly string[],
  options: InspectOptions,
  context: RunContext,
): Promise<CaptureSummary> {
  const inspection = new Inspection(options);
  const { format, select } = options;
  const { signal } = context;
  const onFile = (file: CapturedFile): void => inspection.file(file);
  checkSelectOptions(select);
  const threads = options.threads ?? (await threadsFor(files));
  const crew = threads > 1 ? new Crew({ threads, select, signal }) : undefined;
  const read = (reader: Reader, source: CaptureSource): AsyncIterable<readonly CountedRecord[]> =>
    crew === undefined || reader.readLine === undefined
      ? judgeSource(reader, source, select)
      : crew.read(reader, source);
  try {
    for await (const batch of readFiles(files, { format, signal, onFile, read })) {
      for (const { tally } of batch) if (tally !== undefined) inspection.add(tally);
    }
  } finally {
    await crew?.close();
  }
  return inspection.close(signal.aborted, context.now());
}

class Inspection {
  readonly #options: InspectOptions;
  readonly #ledger = openLedger();
  readonly #files: CapturedFile[] = [];
  readonly #statuses = new Map<string | number, number>();
  readonly #redacted = new Map<string, number>();
  readonly #clockRules = new Map<ClockRule, number>();
  readonly #hosts = new Set<string>();
  /** Requests by what `routeOf` says. Beyond the limit they are counted in the ledger only. */
  readonly #routes = new Map<string, number>();
  #clockResolutionMs = 0;

  constructor(options: InspectOptions) {
    this.#options = options;
  }

  file(file: CapturedFile): void {
    this.#files.push(file);
    this.#ledger.file(file);
  }

  add(tally: Tally): void {
    this.#ledger.takeOver(tally.ledger);
    this.#clockResolutionMs = Math.max(this.#clockResolutionMs, tally.clockResolutionMs);
    for (const [status, requests] of tally.statuses) count(this.#statuses, status, requests);
    for (const [kind, requests] of tally.redacted) count(this.#redacted, kind, requests);
    for (const [rule, requests] of tally.clockRules) count(this.#clockRules, rule, requests);
    for (const host of tally.hosts) {
      const isNew = this.#hosts.size < distinctMax && !this.#hosts.has(host);
      if (isNew) this.#hosts.add(ownString(host));
    }
    for (const [route, requests] of tally.routes) {
      const isTold = this.#routes.has(route) || this.#routes.size < distinctMax * 10;
      if (isTold) count(this.#routes, route, requests);
    }
  }

  close(partial: boolean, now: Date): CaptureSummary {
    const { lines, read, methods, selected, skipped, firstAt, lastAt } = this.#ledger.close();
    const routes = this.#learnedRoutes();
    return {
      files: this.#files,
      lines,
      records: read,
      methods,
      statuses: Object.fromEntries(this.#statuses),
      selected,
      skipped,
      redacted: Object.fromEntries(this.#redacted),
      firstAt,
      lastAt,
      clockResolutionMs: this.#clockResolutionMs || undefined,
      clockRules: Object.fromEntries(this.#clockRules),
      outOfOrder: this.#files.reduce((sum, { disorder }) => sum + disorder.late, 0),
      hosts: this.#hosts.size,
      routes: routes.slice(0, routesMax),
      routesTotal: routes.length,
      partial,
      notices: captureNotices(this.#files, now),
    };
  }

  #learnedRoutes(): { route: string; requests: number }[] {
    const learner = new RouteLearner({ templates: this.#options.templates });
    const seen = [...this.#routes].map(([route, requests]) => {
      const [method = '', path = ''] = route.split(' ');
      return { method, path, requests };
    });
    for (const { path, requests } of seen) learner.add(path, requests);
    const learned = new Map<string, number>();
    for (const { method, path, requests } of seen) count(learned, learner.routeOf(method, path), requests);
    return [...learned]
      .map(([route, requests]) => ({ route, requests }))
      .sort((a, b) => b.requests - a.requests || (a.route < b.route ? -1 : 1));
  }
}
