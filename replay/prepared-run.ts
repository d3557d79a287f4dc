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
import { HarnessError, type RunContext } from '../reports/index.ts';
import { schedule, type Schedule } from './pacer.ts';
import type { PlannedRequest } from './planned-request.ts';
import { replayableHeaders } from './send/sent-headers.ts';
import type { Settings } from './settings.ts';

/** All that is needed to carry a replay out. */
export interface PreparedRun {
  /** In order of time. */
  readonly requests: readonly PlannedRequest[];
  readonly times: Schedule;
  /** Knows of every record that was read; nothing is sent yet. */
  readonly book: LedgerBook;
}

/** Reads the capture and decides what is sent when. */
export async function prepareRun(settings: Settings, context: RunContext): Promise<PreparedRun> {
  const book = openLedger();
  const earliest = new Earliest(settings.requestsMax, book);
  await select(settings, earliest, context.signal);
  const candidates = toPlanned(earliest.close(), settings);
  if (candidates.length === 0 && !context.signal.aborted) throw nothingSelected(settings, book);
  const limits = { rateMax: settings.rateMax, armsEach: settings.noiseShare > 0 ? 3 : 2 };
  const times = schedule(candidates, settings.pace, limits);
  const inTime = times.dueMs.filter((due) => due <= settings.secondsMax * 1000).length;
  for (let late = inTime; late < candidates.length; late += 1) book.notSend('after-seconds-max');
  return {
    requests: candidates.slice(0, inTime),
    times: { ...times, dueMs: times.dueMs.slice(0, inTime) },
    book,
  };
}

async function select(settings: Settings, earliest: Earliest, signal: AbortSignal): Promise<void> {
  const { book } = earliest;
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
    const clean = redact(record, settings.redactKey);
    if (clean.redacted === undefined) earliest.add(clean);
    else book.notSend('redacted');
  }
}

/** Keeps the first `most` by time; holds no more than twice as many. */
class Earliest {
  readonly book: LedgerBook;
  readonly #most: number;
  #kept: Exchange[] = [];

  constructor(most: number, book: LedgerBook) {
    this.#most = most;
    this.book = book;
  }

  add(exchange: Exchange): void {
    this.#kept.push(exchange);
    if (this.#kept.length >= 2 * this.#most + 1000) this.#kept = this.close();
  }

  /** In order of time. */
  close(): Exchange[] {
    const sorted = this.#kept.toSorted((a, b) => (a.startedAtMs ?? 0) - (b.startedAtMs ?? 0));
    for (let extra = this.#most; extra < sorted.length; extra += 1) this.book.notSend('above-requests-max');
    return sorted.slice(0, this.#most);
  }
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

function nothingSelected(settings: Settings, book: LedgerBook): HarnessError {
  const { read, skipped, notSent } = book.close();
  const reasons = Object.entries({ ...skipped, ...notSent }).map(([reason, count]) => `${reason} ${count}`);
  return new HarnessError('nothing-selected', {
    what: `None of ${read} records can be replayed (${reasons.join(', ') || 'no reason'}).`,
    where: settings.capture.join(', '),
    todo: 'Give a capture with GET or HEAD requests, or widen the selection.',
  });
}
