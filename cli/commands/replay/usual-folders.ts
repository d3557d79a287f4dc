import { dirname, resolve } from 'node:path';
import { HarnessError } from '../../../reports/index.ts';
import { runsFolder } from '../../../replay/journal/runs-folder.ts';
import type { Cli } from '../../cli.ts';

/** Help of the folders that `stop`, `pace` and `status` take. */
export const foldersHelp = `folder of a run or of its stop file; default: ${runsFolder} and the report folder`;

/** Where runs at work are looked for: in the folders that are named, else where this folder and its config keep them. */
export async function foldersOf({ terminal }: Cli, named: readonly string[]): Promise<readonly string[]> {
  const { cwd, env } = terminal;
  const folders = named.length > 0 ? named : await usualFolders({ cwd, env });
  return folders.map((folder) => resolve(cwd, folder));
}

async function usualFolders(where: Pick<Cli['terminal'], 'cwd' | 'env'>): Promise<readonly string[]> {
  const { configuredReplay } = await import('../../../gate/index.ts');
  try {
    const { stopFile, journal } = await configuredReplay(where);
    return [
      runsFolder,
      ...(stopFile === undefined ? [] : [dirname(stopFile)]),
      ...(journal ? [journal] : []),
    ];
  } catch (error) {
    if (error instanceof HarnessError) return [runsFolder, 'seaworthy-report'];
    throw error;
  }
}
