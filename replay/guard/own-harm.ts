import type { Harm } from './harm.ts';

/** So many tasks for each core leave nobody on the machine its time. */
const tasksPerCoreMax = 4;

/** How the machine of the replay did while a group seemed slow. */
export interface OwnTrouble {
  /** By how much our own timers were late, ms; 0 where that does not explain the slow replies. */
  readonly lateMs: number;
  /** How much slower a reply must be to count as slow, ms. */
  readonly limitMs: number;
  /** Undefined where that is not why: the groups run elsewhere, or only preview is slow. */
  readonly tasksPerCore: number | undefined;
}

/** The machine of the replay as the reason why a group seemed slow; undefined where it is not. Pure. */
export function ownHarm(group: string, { lateMs, limitMs, tasksPerCore = 0 }: OwnTrouble): Harm | undefined {
  const late = Math.round(lateMs);
  if (late > 0) {
    return {
      reason: `this machine did not keep up, its own timers were ${late} ms late, so that slow replies of ${group} prove nothing`,
      signal: { name: 'delay of this machine', unit: 'ms', value: late, limit: limitMs },
    };
  }
  if (tasksPerCore <= tasksPerCoreMax) return undefined;
  const load = Math.round(tasksPerCore * 10) / 10;
  return {
    reason: `this machine, on which both groups run, has ${load} tasks for each of its cores, so that slow replies of ${group} prove nothing`,
    signal: { name: 'tasks for each core', unit: '', value: load, limit: tasksPerCoreMax },
  };
}
