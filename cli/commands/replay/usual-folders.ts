import { dirname, resolve } from 'node:path';
import { HarnessError } from '../../../reports/index.ts';
import { runsFolder } from '../../../replay/journal/runs-folder.ts';
import type { Cli } from '../../cli.ts';

/** Help of the folders that `stop`, `pace` and `status` take. */
export const foldersHelp = `folder of a run or of its stop file; default: this folder, those in it, and ${runsFolder}`;

/** Where runs at work are looked for: in the folders that are named, else where this folder and its config keep them. */
export async function foldersOf({ terminal }: Cli, named: readonly string[]): Promise<readonly string[]> {
  const { cwd, env } = terminal;
  const folders = named.length > 0 ? named : await usualFolders({ cwd, env });
  return folders.map((folder) => resolve(cwd, folder));
}

/** A run with `--journal run-1` lies in this folder. */
const usual = ['.', runsFolder];

async function usualFolders(where: Pick<Cli['terminal'], 'cwd' | 'env'>): Promise<readonly string[]> {
  const { configuredReplay } = await import('../../../gate/index.ts');
  try {
    const { stopFile, journal } = await configuredReplay(where);
    return [...usual, ...(stopFile === undefined ? [] : [dirname(stopFile)]), ...(journal ? [journal] : [])];
  } catch (error) {
    if (error instanceof HarnessError) return usual;
    throw error;
  }
}
