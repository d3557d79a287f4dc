/** Where runs keep their journals by default, one folder each, and for how long. */
import { readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HarnessError } from '../../reports/index.ts';
import { fileFault } from '../../reports/file-fault.ts';
import { makeFolder } from '../../reports/make-folder.ts';
import { isAtWork } from '../stopping/run-lease.ts';
import { readRunRecord } from './read-journal.ts';
import { journalIn } from './run-journal.ts';
import { runsFolder } from './runs-folder.ts';

/** What a run may leave in its folder. */
const ownFiles = ['journal', 'stop', 'stop.run', 'stop.run.new', 'stop.pace', 'stop.pace.new'];

/** Where a run may be written down that begins now; nothing is made yet. */
export function newRunFolder(base: string, now: Date): string {
  return join(base, now.toISOString().replaceAll(/[:.]/g, '-'));
}

/**
 * Makes the folder of a run. Git ignores all that are in the usual place: replies hold private data.
 *
 * @throws {HarnessError} `store-failed`
 */
export function makeRunFolder(folder: string): void {
  const base = dirname(folder);
  try {
    makeFolder(folder, 0o700);
    if (base.endsWith(runsFolder)) writeFileSync(join(base, '.gitignore'), '*\n');
  } catch (cause) {
    throw new HarnessError('store-failed', {
      what: `The folder for the journal cannot be made: ${fileFault(cause)}.`,
      where: folder,
      todo: 'Name another one with --journal, or go without it with --no-journal.',
      cause,
    });
  }
}

/** Removes the folder of a run that never began; one that holds anything stays. */
export function dropEmptyRun(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // it holds something, or it is not there
  }
}

/** Removes the journals of runs that began before this time and are over; gives their folders. */
export async function purgeRuns(
  base: string,
  before: Date,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<readonly string[]> {
  const purged: string[] = [];
  const folders = readdirSync(base, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const folder = join(base, name);
    if (!isOlder(folder, before) || (await isAtWork(join(folder, 'stop.run')))) continue;
    purged.push(folder);
    if (!dryRun) removeRun(folder);
  }
  return purged;
}

/** Removes what a run left in its folder; what is not its own stays. */
export function removeRun(folder: string): void {
  for (const file of ownFiles) rmSync(join(folder, file), { force: true });
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

/** A journal that cannot be read is as old as its file; a run that never began leaves an empty folder. */
function isOlder(folder: string, before: Date): boolean {
  if (readdirSync(folder).length === 0) return statSync(folder).mtime < before;
  const path = journalIn(folder);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() !== true) return false;
  try {
    return new Date(readRunRecord(path).startedAt) < before;
  } catch {
    return stat.mtime < before;
  }
}
