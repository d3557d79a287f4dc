import type { Command } from 'commander';
import { compareReports, comparisonFormats } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { parseReporters, renderAll } from '../../outputs.ts';
import { addShowingOptions, type ShowingOptions } from '../../reporting.ts';
import { addStoreOption, runNamed, withRuns, type StoreOption } from './run-place.ts';

export function registerCompare(report: Command, cli: Cli): void {
  const ids = comparisonFormats.map(({ id }) => id);
  addStoreOption(addShowingOptions(report.command('compare'), ids))
    .description('hold two runs against each other: findings, gates, latency of routes, what was looked at')
    .argument('<before>', 'the earlier run: a report.json, its folder, or an id of the store')
    .argument('<after>', 'the later run')
    .addHelpText('after', examples)
    .action((before: string, after: string, flags: ShowingOptions & StoreOption) =>
      withRuns(cli, flags, async (runs) => {
        const { terminal } = cli;
        const outputs = parseReporters(flags.reporter ?? ['text'], terminal.cwd, comparisonFormats);
        const older = await runNamed(cli, before, runs);
        const newer = await runNamed(cli, after, runs);
        const comparison = compareReports(older.report, newer.report);
        await renderAll(newer, outputs, terminal, { comparison });
      }),
    );
}

const examples = `
The exit code is 0 whatever the runs say: their own exit codes judged them.

Examples:
  $ seaworthy report compare yesterday/ seaworthy-report/
  $ seaworthy report compare a/report.json b/report.json -r text,html=difference.html
`;
