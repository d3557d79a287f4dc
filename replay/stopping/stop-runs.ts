import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { HarnessError } from '../../reports/index.ts';
import { eachOnce } from './each-once.ts';
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
 *
 * @throws {HarnessError} `store-failed` where a folder cannot be written to.
 */
export async function stopRuns(
  folders: readonly string[],
  { timeoutMs = 10_000 }: { readonly timeoutMs?: number } = {},
): Promise<readonly StoppedRun[]> {
  const stop = async (run: FoundRun): Promise<StoppedRun> => ({
    ...run,
    outcome: await stopOne(run, timeoutMs),
  });
  return eachOnce(await Promise.all(foundRuns(folders).map(stop)), ['stopped', 'silent', 'gone']);
}

async function stopOne({ lease, stopFile }: FoundRun, timeoutMs: number): Promise<StoppedRun['outcome']> {
  if (!(await isAtWork(lease))) {
    rmSync(lease, { force: true });
    return 'gone';
  }
  try {
    writeFileSync(stopFile, askedFromElsewhere);
  } catch (cause) {
    // it has ended meanwhile, and its folder with it
    if (!existsSync(lease)) return 'gone';
    throw new HarnessError('store-failed', {
      what: 'The run cannot be told to stop.',
      where: stopFile,
      todo: 'Call this as the user that runs the replay.',
      cause,
    });
  }
  for (let waited = 0; waited < timeoutMs; waited += lookEveryMs) {
    await setTimeout(lookEveryMs);
    if (existsSync(lease)) continue;
    rmSync(stopFile, { force: true });
    return 'stopped';
  }
  return 'silent';
}
