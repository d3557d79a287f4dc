import type { Command } from 'commander';
import { resolve } from 'node:path';
import { readReport } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { required } from '../../options.ts';
import { addReportingOptions, runTool, type ReportingOptions } from '../../reporting.ts';
import { addLiveOptions, liveSettings, type LiveFlags } from './live-flags.ts';

export function registerRecheck(compat: Command, cli: Cli): void {
  addReportingOptions(addLiveOptions(compat.command('recheck')))
    .description('repeat the data proofs of a stored report just before the migration')
    .argument('<report>', 'report.json of compat db or of a gate, or the folder that holds it')
    .addHelpText('after', examples)
    .action((path: string, options: ReportingOptions & LiveFlags) =>
      runTool(cli, options, async (context) => {
        const live = required(options.live, '--live', 'Give the URL of the database that is to be migrated.');
        const report = await readReport(resolve(cli.terminal.cwd, path));
        const { recheck } = await import('../../../compat/database/recheck/recheck.ts');
        return recheck({ ...liveSettings(options), live, report }, context);
      }),
    );
}

const examples = `
Examples:
  $ seaworthy compat recheck seaworthy-report --live "$READ_ONLY_URL"
  $ seaworthy compat recheck report.json --live "$REPLICA_URL" --live "$PRIMARY_URL" --live-timeout 30s
`;
