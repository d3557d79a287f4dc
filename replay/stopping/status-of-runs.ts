import { eachOnce } from './each-once.ts';
import { foundRuns, readLease, type FoundRun } from './found-runs.ts';
import { isAtWork } from './run-lease.ts';

/** Every run at work whose stop file lies in one of these folders or in a folder below, as it stands now. */
export async function statusOfRuns(folders: readonly string[]): Promise<readonly FoundRun[]> {
  const look = async (run: FoundRun): Promise<readonly FoundRun[]> =>
    (await isAtWork(run.lease)) ? [{ ...run, ...readLease(run.lease) }] : [];
  return eachOnce((await Promise.all(foundRuns(folders).map(look))).flat());
}
