/**
 * Decides when each request is due. Pure arithmetic on an absolute schedule: it never sleeps, and a late
 * send makes no later one late.
 */
import type { Pace } from './options.ts';
import { paceTimes, type Timed } from './pace-times.ts';

/** Part of the rate limit that a schedule uses at most. What is left lets sends catch up after a stall. */
const used = 0.95;

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
 * it; requests without a time follow the one before. `armsEach` sends per request together stay below `rateMax`
 * per second at every moment, by so much that sends can catch up after a stall.
 */
export function schedule(
  requests: readonly Timed[],
  pace: Pace,
  limits: { readonly rateMax: number; readonly armsEach: number },
): Schedule {
  const wanted = paceTimes(requests, pace);
  const armGapMs = 1000 / (limits.rateMax * used);
  const gapMin = armGapMs * limits.armsEach;
  const dueMs: number[] = [];
  let earliest = 0;
  for (const time of wanted) {
    const due = Math.max(time, earliest);
    dueMs.push(due);
    earliest = due + gapMin;
  }
  const slowed = pace.kind !== 'closed' && (dueMs.at(-1) ?? 0) > (wanted.at(-1) ?? 0) * 1.01 + 1000;
  return { dueMs, armGapMs, armsEach: limits.armsEach, slowed };
}
