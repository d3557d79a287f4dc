import { isWithin, type Window } from './window.ts';

const minuteMs = 60_000;

/** Daylight saving may skip a window once; three days hold it for sure. */
const aheadMs = 3 * 24 * 60 * minuteMs;

/** Whether any window is open, and when that changes next, ms since the epoch. Pure. */
export interface Opening {
  readonly isOpen: boolean;
  readonly untilMs: number;
}

/** Windows begin and end on whole minutes, and so do all changes of the clocks of our days. */
export function openingAt(windows: readonly Window[], atMs: number): Opening {
  const isAnyOpen = (ms: number): boolean => windows.some((window) => isWithin(window, ms));
  const isOpen = isAnyOpen(atMs);
  const end = atMs + aheadMs;
  let untilMs = (Math.floor(atMs / minuteMs) + 1) * minuteMs;
  while (untilMs < end && isAnyOpen(untilMs) === isOpen) untilMs += minuteMs;
  return { isOpen, untilMs };
}
