/** Finds runs by their leases, from any process that sees their files. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Leased } from './run-lease.ts';

/** A run that left word of itself; whether it is still at work `isAtWork` tells. */
export interface FoundRun extends Leased {
  /** Folder of its stop file. */
  readonly folder: string;
  readonly stopFile: string;
  readonly lease: string;
}

/** Every run whose stop file lies in one of these folders or in a folder below. */
export function foundRuns(folders: readonly string[]): readonly FoundRun[] {
  return [...new Set(folders.flatMap(leasesIn))].flatMap((lease) => {
    const leased = readLease(lease);
    return leased ? { ...leased, folder: dirname(lease), stopFile: lease.replace(/\.run$/, ''), lease } : [];
  });
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
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Undefined for another file of that name, or one that was released meanwhile. */
export function readLease(path: string): Leased | undefined {
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as Partial<Leased> | null;
    return typeof found?.runId === 'string' && Array.isArray(found.hosts) ? (found as Leased) : undefined;
  } catch {
    return undefined;
  }
}
