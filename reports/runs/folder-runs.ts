import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Dirent } from 'node:fs';
import { HarnessError } from '../harness-error.ts';
import { openReport } from '../read-report.ts';
import type { Report } from '../report.ts';
import { runHead } from '../run-head.ts';
import { storing } from '../store-fault.ts';
import { storedNames, writeReport } from '../write-report.ts';
import { runList } from './run-list.ts';
import type { BrokenRun, KeptRun, RunStore } from './run-store.ts';
import { runWords } from './run-words.ts';

/** How far below the folder reports are looked for: CI puts artifacts of a job two levels deep. */
const depthMax = 3;
/** A folder with more is not one of runs. */
const filesMax = 20_000;

/**
 * Keeps each run in a folder of its own below `folder`: `report.json` and its bodies.
 *
 * Every `report.json` down to three levels is a run, also those that were copied there by hand. Links are not
 * followed. A file that was read once is read again only after it changed.
 */
export function folderRuns(folder: string): RunStore {
  const read = new Map<string, { readonly stamp: string; readonly entry: KeptRun | BrokenRun }>();
  const entryAt = async (file: string): Promise<KeptRun | BrokenRun> => {
    const { mtimeMs, size } = await stat(file);
    const stamp = `${mtimeMs} ${size}`;
    const known = read.get(file);
    if (known?.stamp === stamp) return known.entry;
    const entry = await readEntry(file, idOf(folder, file));
    read.set(file, { stamp, entry });
    return entry;
  };
  return {
    async put(report, blobs) {
      return idOf(folder, await writeReport(join(folder, folderName(report)), report, blobs));
    },
    list: () =>
      guarded(folder, async () => {
        const entries: (KeptRun | BrokenRun)[] = [];
        for (const file of await reportFiles(folder)) entries.push(await entryAt(file));
        return runList(entries);
      }),
    open: (id) =>
      guarded(folder, async () => {
        // Compared with what is there, never joined to a path: an id may come from a stranger's address bar.
        const file = (await reportFiles(folder)).find((one) => idOf(folder, one) === id);
        return file === undefined ? undefined : openReport(file);
      }),
    close: async () => {},
  };
}

/** Sorts by time and is the same for the same run. */
function folderName({ endedAt, tool, runId }: Report): string {
  const safe = (text: string): string => text.replace(/[^A-Za-z0-9-]+/g, '-');
  return `${safe(endedAt)}-${tool}-${safe(runId).slice(0, 8)}`;
}

/** The folder of the run, relative to the store, with forward slashes; `.` for the store itself. */
function idOf(folder: string, file: string): string {
  return relative(folder, join(file, '..')).replaceAll('\\', '/') || '.';
}

async function readEntry(file: string, id: string): Promise<KeptRun | BrokenRun> {
  try {
    const { report } = await openReport(file);
    return { id, head: runHead(report), words: runWords(report) };
  } catch (error) {
    if (error instanceof HarnessError) return { id, broken: error.message };
    throw error;
  }
}

async function reportFiles(folder: string, depth = 0): Promise<readonly string[]> {
  const files: string[] = [];
  for (const entry of await entriesIn(folder, depth)) {
    const path = join(folder, entry.name);
    if (entry.isFile() && entry.name === storedNames.report) files.push(path);
    const isSearched = entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== storedNames.blobs;
    if (isSearched && depth < depthMax) files.push(...(await reportFiles(path, depth + 1)));
    if (files.length > filesMax) {
      throw new HarnessError('store-failed', {
        what: `There are more than ${filesMax} reports.`,
        where: folder,
        todo: 'Name a folder further down, or use a store on PostgreSQL.',
      });
    }
  }
  return files;
}

async function entriesIn(folder: string, depth: number): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    // A folder that is gone since its parent was read is none; the store itself may be still to come.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || (depth > 0 && code === 'EACCES')) return [];
    throw error;
  }
}

function guarded<Value>(where: string, work: () => Promise<Value>): Promise<Value> {
  return storing(
    { what: 'The folder of runs cannot be used', where, todo: 'Check that it is a folder and can be read.' },
    work,
  );
}
