import { Option, type Command } from 'commander';
import { resolve } from 'node:path';
import { memoryBlobs, writeReport, type BlobStore, type Report, type RunContext } from '../reports/index.ts';
import { formats } from '../reports/formats/index.ts';
import { collect } from './options.ts';
import { deliver, parseReporters } from './outputs.ts';
import type { Cli } from './cli.ts';
import { withRun } from './with-run.ts';

/** Options that every command with a report has. */
export interface ReportingOptions {
  readonly reporter?: readonly string[];
  readonly output?: string;
}

export function addReportingOptions(command: Command): Command {
  const ids = formats.map(({ id }) => id).join(', ');
  return command
    .addOption(
      new Option(
        '-r, --reporter <format[=file]...>',
        `outputs, comma list: ${ids}; without a file to stdout`,
      ).argParser(collect),
    )
    .option('-o, --output <folder>', 'also store the report there, for `seaworthy report` and `gate --with`');
}

/** Runs one tool alone: makes its report, stores it when asked, renders it, and sets the exit code. */
export async function runTool(
  cli: Cli,
  options: ReportingOptions,
  work: (context: RunContext, blobs: BlobStore) => Promise<Report>,
): Promise<void> {
  const { terminal } = cli;
  const outputs = parseReporters(options.reporter ?? ['text'], terminal.cwd);
  const blobs = memoryBlobs();
  const report = await withRun(terminal, (context) => work(context, blobs));
  if (options.output !== undefined) await writeReport(resolve(terminal.cwd, options.output), report, blobs);
  await deliver(report, blobs, outputs, terminal);
  cli.exitCode = report.exitCode;
}
