/** Whether the machine of the replay itself keeps up: where it does not, every group looks slow. */
import { availableParallelism, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setInterval } from 'node:timers';

/** What the guard asks of it. Times are those of `performance.now()`, ms. */
export interface OwnMachine {
  /** By how much our own timers were late at worst since then, ms; nothing of ours was done in that time. */
  lateMs(since: number): number;
  /** Tasks that run or wait for each core, over the last minute; undefined where that slows no group. */
  tasksPerCore(): number | undefined;
}

/** Stands for a machine that keeps up. */
export const idleMachine: OwnMachine = { lateMs: () => 0, tasksPerCore: () => undefined };

const everyMs = 20;

/** Shorter ones are nobody's trouble. */
const noticedMs = 10;

/** No reply is under way for longer than this many late timers reach back. */
const keptMax = 1000;

/** `isShared`: the groups run on it too. */
export function watchOwnMachine(isShared: boolean): OwnMachine & { close(): void } {
  const late: { readonly at: number; readonly ms: number }[] = [];
  let lastAt = performance.now();
  const lateNow = (now: number): number => now - lastAt - everyMs;
  const timer = setInterval(() => {
    const now = performance.now();
    const ms = lateNow(now);
    if (ms >= noticedMs) late.push({ at: now, ms });
    if (late.length > keptMax) late.shift();
    lastAt = now;
  }, everyMs);
  timer.unref();
  return {
    lateMs(since) {
      let worst = Math.max(0, lateNow(performance.now()));
      for (let nth = late.length - 1; nth >= 0; nth -= 1) {
        const one = late[nth];
        if (one === undefined || one.at < since) break;
        worst = Math.max(worst, one.ms);
      }
      return worst;
    },
    tasksPerCore: () => (isShared ? (loadavg()[0] ?? 0) / availableParallelism() : undefined),
    close: () => clearInterval(timer),
  };
}
