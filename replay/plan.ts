import { captureNotices } from '../capture/index.ts';
import type { Ledger, RunContext } from '../reports/index.ts';
import type { ReplayOptions } from './options.ts';
import type { PlannedRequest } from './planned-request.ts';
import { prepareRun, type PreparedRun } from './prepared-run.ts';
import type { RecordedIdentity, UnmappedValue } from './selection/census.ts';
import { groupTargets } from './send/group-targets.ts';
import { titleOf } from './sessions/login.ts';
import { settle, type Settings } from './settings.ts';
import { waitMs } from './windows/open-hours.ts';

/** What a replay would do. Plain data; making it sends nothing. */
export interface ReplayPlan {
  readonly hosts: readonly string[];
  /** Captured requests that would be sent, each to two or three arms. */
  readonly requests: number;
  /** Requests to all arms together. */
  readonly sends: number;
  /** Requests per second over all arms in the busiest second. */
  readonly peakRate: number;
  /** Without the time between windows. */
  readonly durationSeconds: number;
  /** When it sends; empty is at any time. */
  readonly windows: readonly string[];
  /** How long a run that begins now waits for them; 0 where it need not wait. */
  readonly waitMinutes: number;
  /** True when the rate limit makes it longer than the pace asked for. */
  readonly slowed: boolean;
  /** `missing`: the run will be refused without a list, because a group is not on loopback. */
  readonly approval: 'listed' | 'missing' | 'not-needed';
  /** Test identities, and how those with requests sign in to each group. */
  readonly identities: readonly PlannedIdentity[];
  /** The busiest recorded users, where a hash tells them apart. At most 20. */
  readonly recorded: readonly RecordedIdentity[];
  /** The most frequent redacted values that keep requests from being sent. At most 20. */
  readonly unmapped: readonly UnmappedValue[];
  /** Every route of the selected requests, the busiest first. */
  readonly routes: readonly PlannedRoute[];
  /** So far: nothing is sent. */
  readonly ledger: Ledger;
  /** What a person should know of the capture before trusting a run on it. One sentence each. */
  readonly notices: readonly string[];
}

export interface PlannedRoute {
  readonly route: string;
  /** Would be sent. */
  readonly requests: number;
  /** Were selected. */
  readonly captured: number;
  /** Of all selected ones, 0 to 1. */
  readonly share: number;
  readonly approved: boolean;
}

export interface PlannedIdentity {
  readonly name: string;
  readonly requests: number;
  /** For example `POST /login`. */
  readonly login: readonly string[];
}

const shownMax = 20;

/**
 * Says what `replay` would send, where to and how fast.
 *
 * @throws {HarnessError} `capture-unreadable`, `capture-empty`, `nothing-selected`, `usage`, `target-not-allowed`.
 */
export async function planReplay(options: ReplayOptions, context: RunContext): Promise<ReplayPlan> {
  const settings = settle(options);
  const prepared = await prepareRun(settings, context, 'plan');
  const { requests, times, census } = prepared;
  const targets = [...groupTargets('stable', settings.stable), ...groupTargets('preview', settings.preview)];
  return {
    hosts: [...new Set(targets.map(({ host }) => host))],
    requests: requests.length,
    sends: Math.round(requests.length * (2 + settings.noiseShare)),
    peakRate: Math.min(settings.rateMax, busiestSecond(times.dueMs) * times.armsEach),
    durationSeconds: Math.ceil((times.dueMs.at(-1) ?? 0) / 1000),
    windows: settings.windows ?? [],
    waitMinutes: Math.ceil(waitMs(settings, context.now()) / 60_000),
    slowed: times.slowed,
    approval: approvalOf(settings),
    identities: identitiesOf(settings, requests),
    recorded: census.recorded(shownMax),
    unmapped: census.unmappedValues(shownMax),
    routes: routesOf(prepared),
    ledger: prepared.book.close(),
    notices: captureNotices(prepared.book.recorded, context.now()),
  };
}

function approvalOf({ approvedRoutes, onLoopback }: Settings): ReplayPlan['approval'] {
  if (approvedRoutes !== undefined) return 'listed';
  return onLoopback ? 'not-needed' : 'missing';
}

function identitiesOf({ sessions }: Settings, requests: readonly PlannedRequest[]): PlannedIdentity[] {
  const counts = countBy(requests, ({ identity }) => identity);
  return (sessions?.identities ?? []).map(({ name, login }) => {
    return { name, requests: counts.get(name) ?? 0, login: (login?.steps ?? []).map(titleOf) };
  });
}

function routesOf({ routes, requests }: PreparedRun): PlannedRoute[] {
  const counts = countBy(requests, ({ route }) => route);
  const total = routes.reduce((sum, { captured }) => sum + captured, 0);
  return routes
    .map(({ route, captured, approved }) => {
      return { route, requests: counts.get(route) ?? 0, captured, share: captured / total, approved };
    })
    .sort((a, b) => b.captured - a.captured);
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
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
