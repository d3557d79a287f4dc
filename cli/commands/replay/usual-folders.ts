import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { HarnessError } from '../../../reports/index.ts';
import { runsFolder } from '../../../replay/journal/runs-folder.ts';
import type { Cli } from '../../cli.ts';

/** Where a run without a journal leaves word of itself; undefined where a flag names a stop file of its own. */
export function runsFolderOf(
  { terminal }: Cli,
  { stopFile }: { readonly stopFile?: string },
): string | undefined {
  return stopFile === undefined ? resolve(terminal.cwd, runsFolder) : undefined;
}

/** Help of the folders that `stop`, `pace` and `status` take. */
export const foldersHelp = `folder of a run or of its stop file; default: this folder, those in it, and ${runsFolder}`;

/**
 * Where runs at work are looked for: in the folders that are named, else where this folder and its config keep them.
 *
 * @throws {HarnessError} `usage` for one that is not there.
 */
export async function foldersOf({ terminal }: Cli, named: readonly string[]): Promise<readonly string[]> {
  const { cwd, env } = terminal;
  if (named.length === 0) return (await usualFolders({ cwd, env })).map((folder) => resolve(cwd, folder));
  return named.map((folder) => existingFolder(resolve(cwd, folder)));
}

/**
 * Who stops a run in a hurry must not take a slip of the pen for a run that has ended.
 *
 * @throws {HarnessError} `usage`
 */
export function existingFolder(folder: string): string {
  if (existsSync(folder) && statSync(folder).isDirectory()) return folder;
  throw new HarnessError('usage', {
    what: 'There is no such folder.',
    where: folder,
    todo: 'Name the folder of a run, or one that holds folders of runs.',
  });
}

/** A run with `--journal run-1` lies in this folder. */
const usual = ['.', runsFolder];

async function usualFolders(where: Pick<Cli['terminal'], 'cwd' | 'env'>): Promise<readonly string[]> {
  const { configuredReplay } = await import('../../../gate/configured-replay.ts');
  try {
    const { stopFile, journal } = await configuredReplay(where);
    return [...usual, ...(stopFile === undefined ? [] : [dirname(stopFile)]), ...(journal ? [journal] : [])];
  } catch (error) {
    if (error instanceof HarnessError) return usual;
    throw error;
  }
}
