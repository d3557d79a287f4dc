import type { Command } from 'commander';
import { resolve } from 'node:path';
import {
  HarnessError,
  mergeReports,
  openReport,
  type Report,
  type Subject,
  type Waiver,
} from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { addReportingOptions, runTool, type ReportingOptions } from '../../reporting.ts';

export interface MergeFlags extends ReportingOptions {
  readonly waivers?: string;
}

export function registerMerge(report: Command, cli: Cli): void {
  addReportingOptions(report.command('merge'))
    .description('join stored reports of one release into one verdict, as the gate does')
    .argument('<path...>', 'report.json files or the folders that hold them')
    .option('--waivers <file>', 'accepted failures; those of the parts count no more')
    .addHelpText('after', examples)
    .action((paths: readonly string[], flags: MergeFlags) => mergeStored(cli, paths, flags));
}

export function mergeStored(cli: Cli, paths: readonly string[], flags: MergeFlags): Promise<void> {
  const { cwd } = cli.terminal;
  return runTool(cli, flags, async (context, blobs) => {
    const startedAt = context.now();
    const stored = await Promise.all(paths.map((path) => openReport(resolve(cwd, path))));
    const parts = stored.map((part) => ({ ...part, scope: 'joined' as const }));
    return mergeReports(parts, {
      tool: 'gate',
      subject: oneSubject(parts.map(({ report }) => report)),
      sections: [],
      waivers: flags.waivers === undefined ? [] : await waiversAt(resolve(cwd, flags.waivers)),
      startedAt,
      now: context.now(),
      interrupted: context.signal.aborted,
      blobs,
    });
  });
}

async function waiversAt(file: string): Promise<readonly Waiver[]> {
  const { waiversOfFile } = await import('../../../gate/waivers.ts');
  return waiversOfFile(file);
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
  $ seaworthy report merge compat/ replay/ checklist/ -r text,html=release.html
  $ seaworthy report merge compat/ replay/ --waivers waivers.yaml --output release/
`;
