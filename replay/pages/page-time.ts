/** Time that pages are given. While our own rate limit holds one of their requests back, it stands still. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FilteringProxy } from './wall/filtering-proxy.ts';

/** Without requests for so long a page is silent. */
const silentMs = 400;

const tickMs = 50;

type Seen = Pick<FilteringProxy, 'held' | 'open' | 'seen'>;

/** Ends when so much time has passed, or early when stopped. */
export async function outwait(ms: number, wall: Pick<Seen, 'held'>, signal: AbortSignal): Promise<void> {
  for (let left = ms; left > 0 && !signal.aborted;) {
    const before = performance.now();
    await sleep(Math.min(left, tickMs), undefined, { signal }).catch(() => {});
    if (wall.held === 0) left -= performance.now() - before;
  }
}

/** Waits until nothing has been under way for a while, at most so long: streams never end. True where it fell silent. */
export async function fallSilent(ms: number, wall: Seen, signal: AbortSignal): Promise<boolean> {
  const [silence, over] = [new AbortController(), new AbortController()];
  const end = AbortSignal.any([signal, silence.signal]);
  void outwait(ms, wall, end).then(() => over.abort());
  let silentSince = performance.now();
  let count = wall.seen.length;
  while (!over.signal.aborted) {
    await sleep(tickMs);
    if (wall.open > 0 || wall.seen.length !== count) {
      silentSince = performance.now();
      count = wall.seen.length;
    } else if (performance.now() - silentSince >= silentMs) break;
  }
  silence.abort();
  return !over.signal.aborted;
}

/** A page in an endless loop answers no question; undefined then, and where the browser is gone. */
export async function within<Value>(ms: number, looking: Promise<Value>): Promise<Value | undefined> {
  const late = new AbortController();
  const known = looking.catch(() => undefined);
  const ended = sleep(ms, undefined, { signal: late.signal }).catch(() => undefined);
  return Promise.race([known, ended]).finally(() => late.abort());
}
