import {
  isExchange,
  openLedger,
  readCapture,
  redact,
  selectExchange,
  type Exchange,
  type LedgerBook,
} from '../capture/index.ts';
import { HarnessError, type RunContext } from '../reports/index.ts';
import { schedule, type Schedule } from './pacer.ts';
import type { PlannedRequest } from './planned-request.ts';
import { readApprovedRoutes } from './selection/approved-routes.ts';
import { Census } from './selection/census.ts';
import { choose, type Chosen } from './selection/choose.ts';
import { readOpenApiPaths } from './selection/open-api-paths.ts';
import { RouteSampler, type SampledRoute } from './selection/route-sampler.ts';
import { replayableHeaders } from './send/sent-headers.ts';
import { openIdentities } from './sessions/identities.ts';
import { openValueMaps } from './sessions/value-map.ts';
import type { Settings } from './settings.ts';

/** All that is needed to carry a replay out. */
export interface PreparedRun {
  /** In order of time. */
  readonly requests: readonly PlannedRequest[];
  readonly times: Schedule;
  /** Knows of every record that was read; nothing is sent yet. */
  readonly book: LedgerBook;
  /** Every route of the selected requests, whether it may be sent or not. */
  readonly routes: readonly CapturedRoute[];
  readonly census: Census;
}

export interface CapturedRoute {
  readonly route: string;
  /** Selected requests on it. */
  readonly captured: number;
  readonly approved: boolean;
}

/**
 * Reads the capture and decides what is sent when. A plan may do without approved routes.
 *
 * @throws {HarnessError} `nothing-selected`, and what reading the files throws.
 */
export async function prepareRun(
  settings: Settings,
  context: RunContext,
  purpose: 'run' | 'plan' = 'run',
): Promise<PreparedRun> {
  const book = openLedger();
  const census = new Census();
  const limits = limitsOf(settings);
  const approved =
    settings.approvedRoutes === undefined ? undefined : await readApprovedRoutes(settings.approvedRoutes);
  const described = await Promise.all((settings.openApi ?? []).map(readOpenApiPaths));
  const templates = [...(settings.routeTemplates ?? []), ...described.flat()];
  const { perRouteMin, seed = 1 } = settings;
  const sampler = new RouteSampler<Candidate>({ most: limits.most, perRouteMin, seed, templates });
  await select(settings, { book, census, sampler }, context.signal);
  const sampled = sampler.close();
  const routes = sampled.map(({ route, seen }) => ({
    route,
    captured: seen,
    approved: approved?.has(route) ?? true,
  }));
  const open = sampled.filter((_, index) => routes[index]?.approved);
  const chosen = choose(open, { most: limits.most, perRouteMin });
  account(book, { routes, open, chosen: chosen.length }, settings.requestsMax, limits.inTime);
  const candidates = toPlanned(chosen);
  const isNothing = purpose === 'plan' ? routes.length === 0 : candidates.length === 0;
  if (isNothing && !context.signal.aborted) throw nothingSelected(settings, book);
  const times = schedule(candidates, settings.pace, limits);
  const inTime = times.dueMs.filter((due) => due <= settings.secondsMax * 1000).length;
  book.notSend('after-seconds-max', candidates.length - inTime);
  return {
    requests: candidates.slice(0, inTime),
    times: { ...times, dueMs: times.dueMs.slice(0, inTime) },
    book,
    routes,
    census,
  };
}

/** A selected exchange and the test identity that sends it. */
interface Candidate {
  readonly exchange: Exchange;
  readonly identity: string | undefined;
}

interface Limits {
  readonly rateMax: number;
  readonly armsEach: number;
  /** Requests that can be sent within `secondsMax`. */
  readonly inTime: number;
  readonly most: number;
}

function limitsOf({ rateMax, noiseShare, pace, secondsMax, requestsMax }: Settings): Limits {
  const armsEach = noiseShare > 0 ? 3 : 2;
  const perSecond = Math.min(rateMax / armsEach, pace.kind === 'constant' ? pace.perSecond : Infinity);
  const inTime = Math.floor(secondsMax * perSecond) + 1;
  return { rateMax, armsEach, inTime, most: Math.min(requestsMax, inTime) };
}

interface Reading {
  readonly book: LedgerBook;
  readonly census: Census;
  readonly sampler: RouteSampler<Candidate>;
}

async function select(
  settings: Settings,
  { book, census, sampler }: Reading,
  signal: AbortSignal,
): Promise<void> {
  const reading = { format: settings.format, signal, onFile: book.file.bind(book) };
  const identities = openIdentities(settings.sessions ?? {});
  const valuesOf = openValueMaps(settings.sessions);
  const isLate = lateness(settings);
  for await (const record of readCapture(settings.capture, reading)) {
    book.read(record);
    if (!isExchange(record)) continue;
    const selection = selectExchange(record, settings.select);
    if (!selection.selected) {
      book.skip(selection.reason);
      continue;
    }
    book.select();
    const exchange = redact(record, settings.redactKey);
    const recorded = identities.recordedOf(exchange);
    const identity = identities.standInFor(recorded);
    census.identity(recorded, identity);
    const missing = exchange.redacted && valuesOf(identity).missingFrom(exchange.target);
    if (exchange.redacted !== undefined && missing?.length !== 0) {
      census.unmapped(missing ?? [], exchange.redacted);
      book.notSend('redacted');
    } else if (isLate(exchange)) sampler.pass(exchange);
    else sampler.add({ exchange, identity }, exchange, onceKey(exchange, identity, settings.oncePer));
  }
}

/** As captured, what came much later than the first request will not be due in time. */
function lateness({ pace, secondsMax }: Settings): (exchange: Exchange) => boolean {
  if (pace.kind !== 'as-captured') return () => false;
  const span = secondsMax * 1000 * (pace.speed ?? 1);
  let first = Infinity;
  return ({ startedAtMs }) => {
    if (startedAtMs === undefined) return false;
    first = Math.min(first, startedAtMs);
    return startedAtMs - first > span;
  };
}

function onceKey(
  { method, target, startedAtMs = 0 }: Exchange,
  identity: string | undefined,
  oncePer: Settings['oncePer'],
): string | undefined {
  if (oncePer === undefined) return undefined;
  const period = oncePer === 'run' ? '' : Math.floor(startedAtMs / (oncePer * 1000));
  return `${period} ${identity ?? ''} ${method} ${target}`;
}

/** Says of every selected request that was not chosen why it was not. */
function account(
  book: LedgerBook,
  {
    routes,
    open,
    chosen,
  }: { routes: readonly CapturedRoute[]; open: readonly SampledRoute<Candidate>[]; chosen: number },
  requestsMax: number,
  inTime: number,
): void {
  for (const { approved, captured } of routes) if (!approved) book.notSend('not-approved', captured);
  const sum = (count: (route: SampledRoute<Candidate>) => number): number =>
    open.reduce((total, route) => total + count(route), 0);
  const eligible = sum(({ seen, passed, duplicates }) => seen - passed - duplicates);
  const late = Math.max(0, Math.min(eligible, requestsMax) - inTime);
  book.notSend(
    'duplicate',
    sum(({ duplicates }) => duplicates),
  );
  book.notSend('after-seconds-max', sum(({ passed }) => passed) + late);
  book.notSend('above-requests-max', eligible - chosen - late);
}

function toPlanned(chosen: readonly Chosen<Candidate>[]): PlannedRequest[] {
  return chosen
    .map(({ route, item: { exchange, identity } }) => ({
      route,
      method: exchange.method as 'GET' | 'HEAD',
      target: exchange.target,
      headers: replayableHeaders(exchange.headers),
      ...(identity !== undefined && { identity }),
      source: exchange.source,
      startedAtMs: exchange.startedAtMs,
      clockResolutionMs: exchange.clockResolutionMs,
      status: exchange.status,
      durationMs: exchange.durationMs,
      replyBytes: exchange.replyBytes,
    }))
    .sort((a, b) => (a.startedAtMs ?? 0) - (b.startedAtMs ?? 0));
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
