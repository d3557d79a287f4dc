/** When each request would go out if nothing limited it. Pure arithmetic. */
import type { Pace } from './options.ts';

/** What the pacer knows of a request. */
export interface Timed {
  /** Captured start, ms since the epoch. */
  readonly startedAtMs?: number;
  /** How fine that clock is. */
  readonly clockResolutionMs?: number;
}

/** A stretch of time over which the rate goes evenly from one value to another, requests/s. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
}

/** Ms from the start of the run for each request, never backwards. In a closed loop all may go at once. */
export function paceTimes(requests: readonly Timed[], pace: Pace): number[] {
  switch (pace.kind) {
    case 'as-captured':
      return capturedTimes(requests).map((time) => time / (pace.speed ?? 1));
    case 'constant':
      return timesAlong([steady(pace.perSecond)], requests.length);
    case 'ramp':
      return timesAlong([pace, steady(pace.to)], requests.length);
    case 'steps':
      return timesAlong(
        [...pace.steps.map(stepOf), steady(pace.steps.at(-1)?.perSecond ?? 1)],
        requests.length,
      );
    default:
      return requests.map(() => 0);
  }
}

function steady(perSecond: number): Stretch {
  return { from: perSecond, to: perSecond, seconds: Infinity };
}

function stepOf({ perSecond, seconds }: { readonly perSecond: number; readonly seconds: number }): Stretch {
  return { from: perSecond, to: perSecond, seconds };
}

/** The last stretch has no end. */
function timesAlong(stretches: readonly Stretch[], count: number): number[] {
  const times: number[] = [];
  let startMs = 0;
  let before = 0;
  for (const stretch of stretches) {
    const holds = ((stretch.from + stretch.to) / 2) * stretch.seconds;
    while (times.length < count && times.length < before + holds)
      times.push(startMs + 1000 * secondsUntil(times.length - before, stretch));
    startMs += stretch.seconds * 1000;
    before += holds;
  }
  return times;
}

/** The time at which `nth` requests have gone out: from·t + (to − from)·t² / (2·seconds) = nth, solved for t. */
function secondsUntil(nth: number, { from, to, seconds }: Stretch): number {
  if (nth <= 0) return 0;
  const growth = (to - from) / seconds;
  return (2 * nth) / (from + Math.sqrt(Math.max(0, from * from + 2 * growth * nth)));
}

/** Ms from the first request, with equal coarse stamps spread evenly over their tick. */
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
