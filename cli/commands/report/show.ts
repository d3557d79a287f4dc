import type { Command } from 'commander';
import { resolve } from 'node:path';
import { openReport } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { defaultReporters, deliver, parseReporters } from '../../outputs.ts';
import { addReportingOptions, keepRun, sharedOptions, type ReportingOptions } from '../../reporting.ts';
import { mergeStored, type MergeFlags } from './merge.ts';
import { usualFolder } from './run-place.ts';

export function registerShow(report: Command, cli: Cli): void {
  addReportingOptions(report.command('show', { isDefault: true }))
    .description('show a stored report again, in any format (the default command)')
    .argument(
      '[path...]',
      `report.json files or the folders that hold them; default: ${usualFolder}; several are merged`,
    )
    .option('--waivers <file>', 'accepted failures, applied when several reports are merged')
    .addHelpText('after', examples)
    .action((paths: readonly string[], flags: MergeFlags) =>
      paths.length > 1 ? mergeStored(cli, paths, flags) : show(cli, paths[0] ?? usualFolder, flags),
    );
}

async function show(cli: Cli, path: string, flags: ReportingOptions): Promise<void> {
  const { terminal } = cli;
  const stored = await openReport(resolve(terminal.cwd, path));
  const outputs = parseReporters(flags.reporter ?? defaultReporters(terminal), terminal.cwd);
  await keepRun(cli, flags, stored);
  await deliver(stored, outputs, terminal, sharedOptions(flags));
  cli.exitCode = stored.report.exitCode;
}

const examples = `
Examples:
  $ seaworthy report                                     the last gate, in the terminal
  $ seaworthy report run/ -r html=run.html,sarif=run.sarif
  $ seaworthy report compat/ replay/ -r text,html=release.html
`;
