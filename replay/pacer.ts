/**
 * Decides when each request is due. Pure arithmetic on an absolute schedule: it never sleeps, and a late
 * send makes no later one late.
 */
import type { Pace } from './options.ts';

/** What the pacer knows of a request. */
export interface Timed {
  /** Captured start, ms since the epoch. */
  readonly startedAtMs?: number;
  /** How fine that clock is. */
  readonly clockResolutionMs?: number;
}

export interface Schedule {
  /** For each request, ms from the start of the run; never goes backwards. */
  readonly dueMs: readonly number[];
  /** From one arm of a request to its next, ms. */
  readonly armGapMs: number;
  /** Most sends for one request. */
  readonly armsEach: number;
  /** True when the rate limit made the schedule longer than the pace asked for. */
  readonly slowed: boolean;
}

/**
 * The schedule of requests that are in order of time. Requests stamped by the second are spread evenly over
 * it; requests without a time follow the one before. `armsEach` sends per request together stay at or below
 * `rateMax` per second at every moment.
 */
export function schedule(
  requests: readonly Timed[],
  pace: Pace,
  limits: { readonly rateMax: number; readonly armsEach: number },
): Schedule {
  const wanted =
    pace.kind === 'constant'
      ? requests.map((_, index) => (index * 1000) / pace.perSecond)
      : capturedTimes(requests).map((time) => time / (pace.speed ?? 1));
  const armGapMs = 1000 / limits.rateMax;
  const gapMin = armGapMs * limits.armsEach;
  const dueMs: number[] = [];
  let earliest = 0;
  for (const time of wanted) {
    const due = Math.max(time, earliest);
    dueMs.push(due);
    earliest = due + gapMin;
  }
  const slowed = (dueMs.at(-1) ?? 0) > (wanted.at(-1) ?? 0) * 1.01 + 1000;
  return { dueMs, armGapMs, armsEach: limits.armsEach, slowed };
}

/** Ms from the first request, with equal coarse stamps spread over their tick. */
function capturedTimes(requests: readonly Timed[]): number[] {
  const times: number[] = [];
  const first = requests.find((request) => request.startedAtMs !== undefined)?.startedAtMs ?? 0;
  let index = 0;
  while (index < requests.length) {
    const stamp = requests[index]?.startedAtMs;
    let end = index + 1;
    while (end < requests.length && requests[end]?.startedAtMs === stamp) end += 1;
    const tick = requests[index]?.clockResolutionMs ?? 0;
    const start = stamp === undefined ? (times.at(-1) ?? 0) : stamp - first;
    const step = stamp === undefined ? 0 : tick / (end - index);
    for (let nth = 0; index < end; index += 1, nth += 1)
      times.push(Math.max(start + nth * step, times.at(-1) ?? 0));
  }
  return times;
}
