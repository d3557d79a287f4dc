import type { RunContext } from '../reports/index.ts';
import { isExchange, type CaptureRecord, type ClockRule, type Exchange } from './exchange.ts';
import { openLedger } from './ledger.ts';
import type { CapturedFile } from './captured-file.ts';
import { readCaptureBatches } from './read-capture.ts';
import { redact } from './redact.ts';
import { captureNotices } from './retention/capture-notices.ts';
import { RouteLearner, routeOf } from './routes.ts';
import { selectExchange, type SelectOptions } from './select.ts';

export interface InspectOptions {
  /** Format of all files; recognised file by file when absent. */
  readonly format?: string;
  /** What would be selected for a replay. Default: every GET and HEAD without side effects. */
  readonly select?: SelectOptions;
  /** Paths of an API description, for example `/orders/{orderId}`; they win over learned routes. */
  readonly templates?: readonly string[];
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
  const { format } = options;
  const { signal } = context;
  const onFile = (file: CapturedFile): void => inspection.file(file);
  for await (const batch of readCaptureBatches(files, { format, signal, onFile })) {
    for (const record of batch) inspection.add(record);
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

  add(record: CaptureRecord): void {
    this.#ledger.read(record);
    if (!isExchange(record)) return;
    count(this.#statuses, record.status ?? 'unknown');
    if (record.host !== undefined && this.#hosts.size < distinctMax) this.#hosts.add(record.host);
    if (record.clockRule !== undefined) count(this.#clockRules, record.clockRule);
    this.#clockResolutionMs = Math.max(this.#clockResolutionMs, record.clockResolutionMs ?? 0);
    const selection = selectExchange(record, this.#options.select);
    if (selection.selected) this.#select(record);
    else this.#ledger.skip(selection.reason);
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

  #select(exchange: Exchange): void {
    this.#ledger.select();
    // The hashes become `{}` in the routes, so the key shows nowhere.
    const { method, target, redacted = [] } = redact(exchange, 'inspect');
    for (const kind of redacted) count(this.#redacted, kind);
    const route = routeOf(method, target);
    if (this.#routes.has(route) || this.#routes.size < distinctMax * 10) count(this.#routes, route);
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

function count<Key>(counts: Map<Key, number>, key: Key, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
