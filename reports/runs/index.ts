import { resolve } from 'node:path';
import { recordStore } from '../records/index.ts';
import { folderRuns } from './folder-runs.ts';
import { isDatabase } from './is-database.ts';
import { recordedRuns } from './recorded-runs.ts';
import type { RunStore } from './run-store.ts';

export * from './filter-runs.ts';
export { folderRuns } from './folder-runs.ts';
export { recordedRuns } from './recorded-runs.ts';
export type { BrokenRun, KeptRun, RunList, RunStore } from './run-store.ts';

/** The runs at a place: a `postgres://` URL, or a folder (relative to `cwd`). Opens nothing yet. */
export function runStore(place: string, cwd: string): RunStore {
  return isDatabase(place) ? recordedRuns(recordStore(place)) : folderRuns(resolve(cwd, place));
}
