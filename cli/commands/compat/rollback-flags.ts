import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { CompatDatabaseOptions } from '../../../compat/index.ts';
import type { Cli } from '../../cli.ts';
import { positive } from '../../options.ts';

/** What says whether old code may come back. */
export interface RollbackFlags {
  readonly newData?: string;
  readonly newLive?: string;
  readonly history?: string;
  readonly unusedReleases?: number;
}

export function addRollbackOptions(command: Command): Command {
  return command
    .option(
      '--new-data <file>',
      'SQL file with rows as new code writes them: could the old schema hold them?',
    )
    .option(
      '--new-live <url>',
      'postgres:// or mysql:// URL of a database that has the new schema, for the same question',
    )
    .option(
      '--history <place>',
      'folder or postgres:// URL of `seaworthy history`: what recent releases did not use may go',
    )
    .option(
      '--unused-releases <n>',
      'so many releases in a row must have done without it; default 2',
      positive,
    );
}

/** Relative paths are relative to where the command runs. */
export async function rollbackSettings(
  { terminal: { cwd } }: Cli,
  { newData, newLive, history, unusedReleases }: RollbackFlags,
): Promise<Pick<CompatDatabaseOptions, keyof RollbackFlags>> {
  const { recordsPlace } = await import('../../../gate/records.ts');
  return {
    newData: newData && resolve(cwd, newData),
    newLive,
    history: history && recordsPlace(history, cwd),
    unusedReleases,
  };
}
