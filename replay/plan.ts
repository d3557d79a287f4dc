import {
  isExchange,
  openLedger,
  readCapture,
  redact,
  RouteLearner,
  selectExchange,
  type Exchange,
  type LedgerBook,
} from '../capture/index.ts';
import { HarnessError, type Ledger, type RunContext } from '../reports/index.ts';
import { randomBytes } from 'node:crypto';
import type { ReplayOptions } from './options.ts';
import { schedule, type Schedule } from './pacer.ts';
import type { PlannedRequest } from './planned-request.ts';
import { replayableHeaders } from './send/sent-headers.ts';
import { settle, type Settings } from './settings.ts';

/** What a replay would do. Plain data; making it sends nothing. */
export interface ReplayPlan {
  readonly hosts: readonly string[];
  /** Captured requests that would be sent, each to two or three arms. */
  readonly requests: number;
  /** Requests to all arms together. */
  readonly sends: number;
  /** Requests per second over all arms in the busiest second. */
  readonly peakRate: number;
  readonly durationSeconds: number;
  /** True when the rate limit makes it longer than the pace asked for. */
  readonly slowed: boolean;
  readonly routes: readonly { readonly route: string; readonly requests: number }[];
  /** So far: nothing is sent. */
  readonly ledger: Ledger;
}

/** A plan with all that is needed to carry it out. */
export interface PreparedRun {
  readonly requests: readonly PlannedRequest[];
  readonly schedule: Schedule;
  readonly book: LedgerBook;
}

/**
 * Says what `replay` would send, where to and how fast.
 *
 * @throws {HarnessError} `capture-unreadable`, `capture-empty`, `nothing-selected`, `usage`, `target-not-allowed`.
 */
export async function planReplay(options: ReplayOptions, context: RunContext): Promise<ReplayPlan> {
  const settings = settle(options);
  const { requests, schedule: times, book } = await prepareRun(settings, context);
  const armsEach = 2 + settings.noiseShare;
  const routes = new Map<string, number>();
  for (const request of requests) routes.set(request.route, (routes.get(request.route) ?? 0) + 1);
  return {
    hosts: [...new Set([settings.stable, settings.preview].map(({ url }) => new URL(url).host))],
    requests: requests.length,
    sends: Math.round(requests.length * armsEach),
    peakRate: Math.min(settings.rateMax, busiestSecond(times.dueMs) * armsEach),
    durationSeconds: Math.ceil((times.dueMs.at(-1) ?? 0) / 1000),
    slowed: times.slowed,
    routes: [...routes]
      .map(([route, count]) => ({ route, requests: count }))
      .sort((a, b) => b.requests - a.requests),
    ledger: book.close(),
  };
}

/** Reads the capture and decides what is sent when. */
export async function prepareRun(settings: Settings, context: RunContext): Promise<PreparedRun> {
  const book = openLedger();
  const selected = await selectFrom(settings, book, context.signal);
  if (selected.length === 0 && !context.signal.aborted) throw nothingSelected(settings, book);
  selected.sort((a, b) => (a.startedAtMs ?? 0) - (b.startedAtMs ?? 0));
  for (let extra = settings.requestsMax; extra < selected.length; extra += 1)
    book.notSend('above-requests-max');
  const candidates = toPlanned(selected.slice(0, settings.requestsMax), settings);
  const limits = { rateMax: settings.rateMax, armsEach: settings.noiseShare > 0 ? 3 : 2 };
  const times = schedule(candidates, settings.pace, limits);
  const inTime = times.dueMs.filter((due) => due <= settings.secondsMax * 1000).length;
  for (let late = inTime; late < candidates.length; late += 1) book.notSend('after-seconds-max');
  return {
    requests: candidates.slice(0, inTime),
    schedule: { ...times, dueMs: times.dueMs.slice(0, inTime) },
    book,
  };
}

async function selectFrom(settings: Settings, book: LedgerBook, signal: AbortSignal): Promise<Exchange[]> {
  const key = settings.redactKey ?? randomBytes(32);
  const selected: Exchange[] = [];
  const reading = { format: settings.format, signal, onFile: book.file.bind(book) };
  for await (const record of readCapture(settings.capture, reading)) {
    book.read(record);
    if (!isExchange(record)) continue;
    const selection = selectExchange(record, settings.select);
    if (!selection.selected) {
      book.skip(selection.reason);
      continue;
    }
    book.select();
    const clean = redact(record, key);
    if (clean.redacted === undefined) selected.push(clean);
    else book.notSend('redacted');
  }
  return selected;
}

function toPlanned(exchanges: readonly Exchange[], settings: Settings): PlannedRequest[] {
  const learner = new RouteLearner({ templates: settings.routeTemplates });
  for (const { target } of exchanges) learner.add(target);
  return exchanges.map((exchange) => ({
    route: learner.routeOf(exchange.method, exchange.target),
    method: exchange.method as 'GET' | 'HEAD',
    target: exchange.target,
    headers: replayableHeaders(exchange.headers),
    source: exchange.source,
    startedAtMs: exchange.startedAtMs,
    clockResolutionMs: exchange.clockResolutionMs,
    status: exchange.status,
    durationMs: exchange.durationMs,
    replyBytes: exchange.replyBytes,
  }));
}

function busiestSecond(dueMs: readonly number[]): number {
  let most = 0;
  let first = 0;
  for (const [last, due] of dueMs.entries()) {
    while (due - (dueMs[first] ?? 0) >= 1000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

function nothingSelected(settings: Settings, book: LedgerBook): HarnessError {
  const { read, skipped, notSent } = book.close();
  const reasons = Object.entries({ ...skipped, ...notSent }).map(([reason, count]) => `${reason} ${count}`);
  return new HarnessError('nothing-selected', {
    what: `None of ${read} records can be replayed (${reasons.join(', ') || 'no reason'}).`,
    where: settings.capture.join(', '),
    todo: 'Give a capture with GET or HEAD requests, or widen the selection.',
  });
}
