import type { Command } from 'commander';
import { resolve } from 'node:path';
import { openReport } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { addStoreOption, withRuns, type StoreOption } from './run-place.ts';

export function registerStore(report: Command, cli: Cli): void {
  addStoreOption(report.command('store'))
    .description('keep reports with their bodies, so that runs can be listed, compared and served')
    .argument('<path...>', 'report.json files or the folders that hold them')
    .addHelpText('after', examples)
    .action((paths: readonly string[], flags: StoreOption) =>
      withRuns(cli, flags, async (runs) => {
        for (const path of paths) {
          const stored = await openReport(resolve(cli.terminal.cwd, path));
          await cli.terminal.out(`${await runs.put(stored.report, stored.blobs)}\n`);
        }
      }),
    );
}

const examples = `
Every tool and the gate do the same with --store.

Examples:
  $ seaworthy report store seaworthy-report/
  $ seaworthy report store run-1/ run-2/ --store "$RUNS_URL"
`;
