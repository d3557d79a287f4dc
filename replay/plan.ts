import type { Ledger, RunContext } from '../reports/index.ts';
import type { ReplayOptions } from './options.ts';
import { prepareRun } from './prepared-run.ts';
import { settle } from './settings.ts';

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

/**
 * Says what `replay` would send, where to and how fast.
 *
 * @throws {HarnessError} `capture-unreadable`, `capture-empty`, `nothing-selected`, `usage`, `target-not-allowed`.
 */
export async function planReplay(options: ReplayOptions, context: RunContext): Promise<ReplayPlan> {
  const settings = settle(options);
  const { requests, times, book } = await prepareRun(settings, context);
  const routes = new Map<string, number>();
  for (const request of requests) routes.set(request.route, (routes.get(request.route) ?? 0) + 1);
  return {
    hosts: [...new Set([settings.stable, settings.preview].map(({ url }) => new URL(url).host))],
    requests: requests.length,
    sends: Math.round(requests.length * (2 + settings.noiseShare)),
    peakRate: Math.min(settings.rateMax, busiestSecond(times.dueMs) * times.armsEach),
    durationSeconds: Math.ceil((times.dueMs.at(-1) ?? 0) / 1000),
    slowed: times.slowed,
    routes: [...routes]
      .map(([route, count]) => ({ route, requests: count }))
      .sort((a, b) => b.requests - a.requests),
    ledger: book.close(),
  };
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
