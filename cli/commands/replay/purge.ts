import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Cli } from '../../cli.ts';
import { duration } from '../../options.ts';
import { existingFolder } from './usual-folders.ts';
import { runsFolder } from '../../../replay/journal/runs-folder.ts';

interface PurgeFlags {
  readonly olderThan?: number;
  readonly dryRun?: boolean;
}

/** Replies are kept no longer than it takes to look into a finding. */
const keptMs = 14 * 86_400_000;

export function registerPurge(replay: Command, cli: Cli): void {
  replay
    .command('purge')
    .description('remove journals of old runs: they hold replies as they came')
    .argument('[folder]', 'folder that holds the folders of the runs', runsFolder)
    .option('--older-than <duration>', 'remove runs that began longer ago; default 14d', duration)
    .option('--dry-run', 'say what would be removed and remove nothing')
    .addHelpText('after', examples)
    .action(async (base: string, { olderThan = keptMs, dryRun = false }: PurgeFlags) => {
      const { purgeRuns } = await import('../../../replay/journal/run-folders.ts');
      const { terminal } = cli;
      const folder = resolve(terminal.cwd, base);
      const before = new Date(terminal.now().getTime() - olderThan);
      const purged = existsSync(folder) ? await purgeRuns(existingFolder(folder), before, { dryRun }) : [];
      const said = dryRun ? 'Would remove' : 'Removed';
      const lines = purged.map((one) => `${said} ${one}`);
      await terminal.out(`${lines.length === 0 ? 'No run is that old.' : lines.join('\n')}\n`);
    });
}

const examples = `
Runs that are at work are left alone.

Examples:
  $ seaworthy replay purge --dry-run
  $ seaworthy replay purge --older-than 7d
`;
