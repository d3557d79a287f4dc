/** Finds runs that are at work and stops them, from any process that sees their files. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isAtWork, type Leased } from './run-lease.ts';
import { askedFromElsewhere } from './stop-files.ts';

const lookEveryMs = 50;

/** What became of a run that was to be stopped. */
export interface StoppedRun extends Leased {
  /** Folder of its stop file. */
  readonly folder: string;
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
  const leases = [...new Set(folders.flatMap(leasesIn))];
  const all = await Promise.all(leases.map((lease) => stopOne(lease, timeoutMs)));
  return all.flatMap((one) => one ?? []);
}

async function stopOne(lease: string, timeoutMs: number): Promise<StoppedRun | undefined> {
  const leased = readLease(lease);
  if (leased === undefined) return undefined;
  const run = { ...leased, folder: dirname(lease) };
  if (!(await isAtWork(lease))) {
    rmSync(lease, { force: true });
    return { ...run, outcome: 'gone' };
  }
  const stopFile = lease.replace(/\.run$/, '');
  writeFileSync(stopFile, askedFromElsewhere);
  for (let waited = 0; waited < timeoutMs; waited += lookEveryMs) {
    await setTimeout(lookEveryMs);
    if (statSync(lease, { throwIfNoEntry: false }) !== undefined) continue;
    rmSync(stopFile, { force: true });
    return { ...run, outcome: 'stopped' };
  }
  return { ...run, outcome: 'silent' };
}

function leasesIn(folder: string): readonly string[] {
  const own = list(folder);
  const below = own.filter((name) => isFolder(join(folder, name))).map((name) => join(folder, name));
  return [folder, ...below].flatMap((place) =>
    list(place)
      .filter((name) => name.endsWith('.run'))
      .map((name) => join(place, name)),
  );
}

function list(folder: string): readonly string[] {
  return isFolder(folder) ? readdirSync(folder) : [];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Undefined for another file of that name, or one that was released meanwhile. */
function readLease(path: string): Leased | undefined {
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as Partial<Leased> | null;
    return typeof found?.runId === 'string' && Array.isArray(found.hosts) ? (found as Leased) : undefined;
  } catch {
    return undefined;
  }
}
