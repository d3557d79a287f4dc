import type { RunContext } from '../reports/index.ts';
import type { ClockRule } from './exchange.ts';
import { judgeFiles } from './crew/judge-files.ts';
import { count, RunningTally, tallying, type Standing, type Tally } from './inspection/tally.ts';
import type { CapturedFile } from './captured-file.ts';
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
  /** Requests by the group of servers that answered, as the proxy calls it; at most 50 are told apart. */
  readonly upstreams: Readonly<Record<string, number>>;
  /** The 50 busiest routes of the selected requests. */
  readonly routes: readonly { readonly route: string; readonly requests: number }[];
  readonly routesTotal: number;
  /** The reading was stopped before its end. */
  readonly partial: boolean;
  /** What to know of recorded files: a retention that is over, requests that are missing, different keys. */
  readonly notices: readonly string[];
}

const routesMax = 50;
const child = new URL('./inspection/judge-child', import.meta.url);

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
  const counted = new RunningTally();
  const captured: CapturedFile[] = [];
  const { format, select, templates, threads } = options;
  const { signal } = context;
  const onFile = (file: CapturedFile): void => {
    captured.push(file);
    counted.file(file);
  };
  checkSelectOptions(select);
  const standing: Standing = { select };
  const work = tallying(standing);
  const judging = { threads, format, signal, onFile, child, standing, work };
  for await (const tally of judgeFiles(files, judging)) counted.takeOver(tally);
  return summaryOf(counted.close(), captured, templates, context);
}

function summaryOf(
  { ledger, statuses, redacted, clockRules, clockResolutionMs, hosts, upstreams, routes }: Tally,
  files: readonly CapturedFile[],
  templates: InspectOptions['templates'],
  context: RunContext,
): CaptureSummary {
  const { lines, read, methods, selected, skipped, firstAt, lastAt } = ledger;
  const learned = learnedRoutes(routes, templates);
  return {
    files,
    lines,
    records: read,
    methods,
    statuses: Object.fromEntries(statuses),
    selected,
    skipped,
    redacted: Object.fromEntries(redacted),
    firstAt,
    lastAt,
    clockResolutionMs: clockResolutionMs || undefined,
    clockRules: Object.fromEntries(clockRules),
    outOfOrder: files.reduce((sum, { disorder }) => sum + disorder.late, 0),
    hosts: hosts.size,
    upstreams: Object.fromEntries(upstreams),
    routes: learned.slice(0, routesMax),
    routesTotal: learned.length,
    partial: context.signal.aborted,
    notices: captureNotices(files, context.now()),
  };
}

function learnedRoutes(
  routes: Tally['routes'],
  templates: InspectOptions['templates'],
): CaptureSummary['routes'] {
  const learner = new RouteLearner({ templates });
  const seen = [...routes].map(([route, requests]) => {
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
