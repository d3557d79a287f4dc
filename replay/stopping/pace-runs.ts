import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { HarnessError } from '../../reports/index.ts';
import { forgetPace, paceFileOf, writePace } from './asked-pace.ts';
import { eachOnce } from './each-once.ts';
import { foundRuns, type FoundRun } from './found-runs.ts';
import { isAtWork } from './run-lease.ts';

const lookEveryMs = 50;

/** What became of a run that was to go at another pace. */
export interface PacedRun extends FoundRun {
  /**
   * `ended`: it was over before it heard of it. `silent`: it is at work but did not hear of it in time. `no-pace`: it
   * has none, only a stop ends it.
   */
  readonly outcome: 'paced' | 'ended' | 'silent' | 'no-pace';
}

/**
 * Lets every run whose stop file lies in one of these folders, or in a folder below, go at this share of its own
 * pace, from 0, where it sends nothing, to 1. Returns when they do, or after `timeoutMs`.
 *
 * @throws {HarnessError} `store-failed` where a folder cannot be written to.
 */
export async function paceRuns(
  folders: readonly string[],
  share: number,
  { timeoutMs = 5000 }: { readonly timeoutMs?: number } = {},
): Promise<readonly PacedRun[]> {
  const pace = async (run: FoundRun): Promise<PacedRun> => ({
    ...run,
    outcome: await paceOne(run, share, timeoutMs),
  });
  return eachOnce(await Promise.all(foundRuns(folders).map(pace)), ['paced', 'silent', 'no-pace', 'ended']);
}

async function paceOne(
  { lease, stopFile, kind }: FoundRun,
  share: number,
  timeoutMs: number,
): Promise<PacedRun['outcome']> {
  if (!(await isAtWork(lease))) return 'ended';
  if (kind !== undefined) return 'no-pace';
  try {
    writePace(stopFile, share);
  } catch (cause) {
    throw new HarnessError('store-failed', {
      what: 'The run cannot be told its pace.',
      where: paceFileOf(stopFile),
      todo: 'Call this as the user that runs the replay.',
      cause,
    });
  }
  for (let waited = 0; waited < timeoutMs && existsSync(lease); waited += lookEveryMs) {
    if (!existsSync(paceFileOf(stopFile))) return 'paced';
    await setTimeout(lookEveryMs);
  }
  const outcome = existsSync(lease) ? 'silent' : 'ended';
  forgetPace([stopFile]);
  return outcome;
}
