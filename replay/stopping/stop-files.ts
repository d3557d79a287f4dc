import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '../../reports/index.ts';

/** What `seaworthy replay stop` writes into a stop file; it also removes the file again. */
export const askedFromElsewhere = 'seaworthy replay stop\n';

/** Where a run is told to stop: the file of its options, and one beside its journal. */
export function stopFilesOf({
  stopFile,
  journal,
}: {
  readonly stopFile?: string;
  readonly journal?: string;
}): readonly string[] {
  return [stopFile, journal && join(journal, 'stop')].flatMap((file) => file || []);
}

/** Why the run has to end, as soon as one of the files is there. */
export function foundStopFile(files: readonly string[]): string | undefined {
  const found = files.find((file) => existsSync(file));
  if (found === undefined) return undefined;
  try {
    if (readFileSync(found, 'utf8') === askedFromElsewhere) return '`seaworthy replay stop` was called';
  } catch {
    // it was there, and that is enough
  }
  return `the stop file ${found} is there; remove it before the next run`;
}

/**
 * A stop file that an earlier run left behind would end this one before its first request.
 *
 * @throws {HarnessError} `usage` when one is there.
 */
export function refuseStaleStopFile(files: readonly string[]): void {
  const found = files.find((file) => existsSync(file));
  if (found === undefined) return;
  throw new HarnessError('usage', {
    what: 'The stop file is there already, so nothing was sent.',
    where: found,
    todo: `Remove ${found} and run again.`,
  });
}
