import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { foundRuns, type FoundRun } from './found-runs.ts';
import { isAtWork } from './run-lease.ts';
import { askedFromElsewhere } from './stop-files.ts';

const lookEveryMs = 50;

/** What became of a run that was to be stopped. */
export interface StoppedRun extends FoundRun {
  /** `gone`: it was killed before, and what it left is cleared. `silent`: it is at work but did not stop in time. */
  readonly outcome: 'stopped' | 'gone' | 'silent';
}

/**
 * Stops every run whose stop file lies in one of these folders or in a folder below. Returns when they have
 * stopped sending, or after `timeoutMs`.
 */
export async function stopRuns(
  folders: readonly string[],
  { timeoutMs = 10_000 }: { readonly timeoutMs?: number } = {},
): Promise<readonly StoppedRun[]> {
  const stop = async (run: FoundRun): Promise<StoppedRun> => ({
    ...run,
    outcome: await stopOne(run, timeoutMs),
  });
  return Promise.all(foundRuns(folders).map(stop));
}

async function stopOne({ lease, stopFile }: FoundRun, timeoutMs: number): Promise<StoppedRun['outcome']> {
  if (!(await isAtWork(lease))) {
    rmSync(lease, { force: true });
    return 'gone';
  }
  writeFileSync(stopFile, askedFromElsewhere);
  for (let waited = 0; waited < timeoutMs; waited += lookEveryMs) {
    await setTimeout(lookEveryMs);
    if (existsSync(lease)) continue;
    rmSync(stopFile, { force: true });
    return 'stopped';
  }
  return 'silent';
}
