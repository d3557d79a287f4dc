import type { Command } from 'commander';
import { resolve } from 'node:path';
import { HarnessError } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { withRun } from '../../with-run.ts';
import { addPrintFlags, checkPrintFlags, print, type PrintFlags } from './print.ts';

interface PurgeFlags extends PrintFlags {
  readonly dryRun?: true;
}

export function registerPurge(capture: Command, cli: Cli): void {
  addPrintFlags(capture.command('purge'))
    .description('remove recorded captures whose retention is over')
    .argument('<folder>', 'folder that `capture proxy` or `capture mirror` wrote to')
    .option('--dry-run', 'say what would be removed and remove nothing')
    .addHelpText('after', examples)
    .action(async (folder: string, flags: PurgeFlags) => {
      checkPrintFlags(flags);
      const { purgeCaptures } = await import('../../../capture/retention/purge-captures.ts');
      const { renderPurge } = await import('../../../capture/retention/render-purge.ts');
      const path = resolve(cli.terminal.cwd, folder);
      const dryRun = flags.dryRun === true;
      const summary = await withRun(cli.terminal, (context) => purgeCaptures(path, { dryRun }, context));
      await print(cli, flags, summary, (purged) => renderPurge(purged, { dryRun }));
      if (summary.failed.length === 0) return;
      throw new HarnessError('store-failed', {
        what: 'Not every expired capture could be removed.',
        where: path,
        todo: 'Run it as the user who recorded them.',
      });
    });
}

const examples = `
Only files that a recorder of this program wrote are touched: each says in its first line how long it is kept.

Examples:
  $ seaworthy capture purge captures --dry-run
  $ seaworthy capture purge captures
`;
