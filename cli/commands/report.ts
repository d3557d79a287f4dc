import type { Command } from 'commander';
import { resolve } from 'node:path';
import { HarnessError, mergeReports, openReport, type Report, type Subject } from '../../reports/index.ts';
import { deliver, parseReporters } from '../outputs.ts';
import { addReportingOptions, runTool, type ReportingOptions } from '../reporting.ts';
import type { Cli } from '../cli.ts';

interface ReportOptions extends ReportingOptions {
  readonly waivers?: string;
}

export function registerReport(program: Command, cli: Cli): void {
  addReportingOptions(program.command('report'))
    .description('render a stored report again, or join several of one release into one verdict')
    .argument('[path...]', 'report.json files or the folders that hold them; default: seaworthy-report')
    .option('--waivers <file>', 'accepted failures, applied when several reports are joined')
    .addHelpText('after', examples)
    .action((paths: readonly string[], options: ReportOptions) => {
      const named = paths.length === 0 ? ['seaworthy-report'] : paths;
      const [path = '', ...more] = named.map((path) => resolve(cli.terminal.cwd, path));
      return more.length === 0 ? show(cli, path, options) : merge(cli, [path, ...more], options);
    });
}

async function show(cli: Cli, path: string, options: ReportingOptions): Promise<void> {
  const { report, blobs } = await openReport(path);
  const outputs = parseReporters(options.reporter ?? ['text'], cli.terminal.cwd);
  await deliver(report, blobs, outputs, cli.terminal);
  cli.exitCode = report.exitCode;
}

function merge(cli: Cli, paths: readonly string[], options: ReportOptions): Promise<void> {
  return runTool(cli, options, async (context, blobs) => {
    const { waiversOfFile } = await import('../../gate/waivers.ts');
    const startedAt = context.now();
    const stored = await Promise.all(paths.map((path) => openReport(path)));
    const parts = stored.map((part) => ({ ...part, scope: 'joined' as const }));
    return mergeReports(parts, {
      tool: 'gate',
      subject: oneSubject(parts.map(({ report }) => report)),
      sections: [],
      waivers: options.waivers === undefined ? [] : waiversOfFile(resolve(cli.terminal.cwd, options.waivers)),
      startedAt,
      now: context.now(),
      interrupted: context.signal.aborted,
      blobs,
    });
  });
}

/** @throws {HarnessError} `report-unreadable` when the reports speak of different releases. */
function oneSubject(reports: readonly Report[]): Subject {
  const [first, ...others] = reports.map(({ subject }) => subject);
  const stranger = others.find(({ service, tree }) => service !== first?.service || tree !== first.tree);
  if (first !== undefined && stranger === undefined) return first;
  const names = reports.map(({ subject }) => `${subject.service} ${subject.tree?.slice(0, 12) ?? ''}`.trim());
  throw new HarnessError('report-unreadable', {
    what: `The reports are not of one release: ${[...new Set(names)].join(', ')}.`,
    todo: 'Merge only reports of the same service and content.',
  });
}

const examples = `
Examples:
  $ seaworthy report                                     the last gate, in the terminal
  $ seaworthy report run/ -r html=run.html,sarif=run.sarif
  $ seaworthy report compat/ replay/ -r text,html=release.html
`;
