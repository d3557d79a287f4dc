import { openLedger, type LedgerBook } from '../capture/index.ts';
import { HarnessError, type RunContext } from '../reports/index.ts';
import { clientVersionOf, type ClientVersionOptions } from './clients/client-version.ts';
import { readOpenApi } from './contract/openapi-file.ts';
import { schedule, type Schedule } from './pacer.ts';
import type { PlannedRequest } from './planned-request.ts';
import { readApprovedRoutes } from './selection/approved-routes.ts';
import { Census } from './selection/census.ts';
import { choose, type Chosen } from './selection/choose.ts';
import { readCandidates } from './selection/read-candidates.ts';
import { RouteSampler, type SampledRoute } from './selection/route-sampler.ts';
import type { Candidate } from './selection/sift.ts';
import { whereFewLiveLong } from './selection/short-lived.ts';
import { replayableHeaders } from './send/sent-headers.ts';
import { SharedHeaders } from './send/shared-headers.ts';
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
  const { perRouteMin, seed = 1, approvedRoutes } = settings;
  const approved = approvedRoutes === undefined ? undefined : await readApprovedRoutes(approvedRoutes);
  const templates = await templatesOf(settings);
  const mayChoose = (route: string): boolean => approved?.has(route) ?? true;
  const sample = { most: limits.most, perRouteMin, templates };
  const sampler = new RouteSampler<Candidate>(approved === undefined ? sample : { ...sample, mayChoose });
  const means = { seed, templates, signal: context.signal };
  await whereFewLiveLong(() => readCandidates(settings, { book, census, sampler }, means));

  const sampled = sampler.close();
  const open = sampled.filter(({ route }) => mayChoose(route));
  const chosen = choose(open, { most: limits.most, perRouteMin });
  account(book, { sampled, open, chosen: chosen.length }, limits);
  const candidates = toPlanned(chosen, settings.clientVersion?.by);
  const isNothing = purpose === 'plan' ? sampled.length === 0 : candidates.length === 0;
  if (isNothing && !context.signal.aborted) throw nothingSelected(settings, book);

  const times = schedule(candidates, settings.pace, limits);
  const inTime = times.dueMs.filter((due) => due <= settings.secondsMax * 1000).length;
  book.notSend('after-seconds-max', candidates.length - inTime);
  return {
    requests: candidates.slice(0, inTime),
    times: { ...times, dueMs: times.dueMs.slice(0, inTime) },
    book,
    routes: sampled.map((one) => ({ route: one.route, captured: one.seen, approved: open.includes(one) })),
    census,
  };
}

async function templatesOf({ routeTemplates = [], openApi = [] }: Settings): Promise<string[]> {
  const described = await Promise.all(openApi.map(readOpenApi));
  return [...routeTemplates, ...described.flatMap(({ paths }) => paths)];
}

interface Limits {
  readonly rateMax: number;
  readonly armsEach: number;
  readonly requestsMax: number;
  /** Requests that can be sent within `secondsMax`. */
  readonly inTime: number;
  /** The smaller of both. */
  readonly most: number;
}

function limitsOf({ rateMax, noiseShare, pace, secondsMax, requestsMax }: Settings): Limits {
  const armsEach = noiseShare > 0 ? 3 : 2;
  const perSecond = Math.min(rateMax / armsEach, pace.kind === 'constant' ? pace.perSecond : Infinity);
  const inTime = Math.floor(secondsMax * perSecond) + 1;
  return { rateMax, armsEach, requestsMax, inTime, most: Math.min(requestsMax, inTime) };
}

interface Choice {
  readonly sampled: readonly SampledRoute<Candidate>[];
  /** Those on approved routes. */
  readonly open: readonly SampledRoute<Candidate>[];
  /** How many of these will be sent. */
  readonly chosen: number;
}

/** Says of every selected request that was not chosen why it was not. */
function account(book: LedgerBook, { sampled, open, chosen }: Choice, { requestsMax, inTime }: Limits): void {
  const sum = (routes: Choice['open'], count: (route: SampledRoute<Candidate>) => number): number =>
    routes.reduce((total, route) => total + count(route), 0);
  const eligible = sum(open, ({ seen, passed, duplicates }) => seen - passed - duplicates);
  const late = Math.max(0, Math.min(eligible, requestsMax) - inTime);
  book.notSend('not-approved', sum(sampled, ({ seen }) => seen) - sum(open, ({ seen }) => seen));
  book.notSend(
    'duplicate',
    sum(open, ({ duplicates }) => duplicates),
  );
  book.notSend('after-seconds-max', sum(open, ({ passed }) => passed) + late);
  book.notSend('above-requests-max', eligible - chosen - late);
}

function toPlanned(
  chosen: readonly Chosen<Candidate>[],
  versionBy: ClientVersionOptions['by'] | undefined,
): PlannedRequest[] {
  const shared = new SharedHeaders();
  return chosen
    .map(({ route, item: { exchange, identity } }) => ({
      route,
      method: exchange.method as 'GET' | 'HEAD',
      target: exchange.target,
      headers: shared.of(replayableHeaders(exchange.headers)),
      ...(identity !== undefined && { identity }),
      ...(versionBy !== undefined && { clientVersion: clientVersionOf(exchange, versionBy) }),
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
    todo: notSent['not-approved']
      ? 'Approve routes: seaworthy replay plan --write-approved FILE proposes them.'
      : 'Give a capture with GET or HEAD requests, or widen the selection.',
  });
}
