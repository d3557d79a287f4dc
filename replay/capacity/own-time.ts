/** How much of its time a process could use: read twice, and the difference counts. */
import { readFileSync } from 'node:fs';

/** All in ms since the process began. */
export interface OwnTime {
  /** At work on a core. */
  readonly worked: number;
  /** Ready to work while others had the core; only Linux tells, else 0. */
  readonly waited: number;
  readonly at: number;
}

/** Of the main thread, in which all is done. `schedstat` is what Linux says of it. */
export function ownTime(schedstat: string = readSchedstat()): OwnTime {
  const at = performance.now();
  // ns at work, ns ready and waiting (Documentation/scheduler/sched-stats.rst); zeros where the kernel does not count
  const [worked = 0, waited = 0] = schedstat.split(' ').map(Number);
  if (worked > 0) return { worked: worked / 1e6, waited: waited / 1e6, at };
  const { user, system } = process.cpuUsage();
  return { worked: (user + system) / 1000, waited: 0, at };
}

function readSchedstat(): string {
  try {
    return readFileSync('/proc/self/schedstat', 'utf8');
  } catch {
    return '';
  }
}

/** Shares of the time between, 0 to 1: at work or ready to, and ready to alone. */
export function sharesBetween(
  before: OwnTime,
  after: OwnTime,
): { readonly clientBusy: number; readonly clientWaited: number } {
  const passed = Math.max(1, after.at - before.at);
  const waited = after.waited - before.waited;
  return { clientBusy: (after.worked - before.worked + waited) / passed, clientWaited: waited / passed };
}
