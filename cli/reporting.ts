import { Option, type Command } from 'commander';
import { resolve } from 'node:path';
import {
  memoryBlobs,
  runStore,
  writeReport,
  type BlobStore,
  type Report,
  type RunContext,
} from '../reports/index.ts';
import { formats } from '../reports/formats/index.ts';
import { collect, positive } from './options.ts';
import { defaultReporters, deliver, parseReporters, type Rendered, type SharedOptions } from './outputs.ts';
import type { Cli } from './cli.ts';
import { withRun } from './with-run.ts';

/** How a report is shown. */
export interface ShowingOptions {
  readonly reporter?: readonly string[];
  readonly reportMaxMb?: number;
}

/** Options that every command with a report has. */
export interface ReportingOptions extends ShowingOptions {
  readonly output?: string;
  readonly store?: string;
}

/** @param ids the formats that the command knows */
export function addShowingOptions(
  command: Command,
  ids: readonly string[] = formats.map(({ id }) => id),
): Command {
  return command.addOption(
    new Option(
      '-r, --reporter <format[=file]...>',
      `outputs, comma list: ${ids.join(', ')}; without a file to stdout`,
    ).argParser(collect),
  );
}

export function addReportingOptions(command: Command): Command {
  return addSizeOption(addShowingOptions(command))
    .option('-o, --output <folder>', 'also store the report there, for `seaworthy report` and `gate --with`')
    .option(
      '--store <place>',
      'also keep the run in this folder or postgres:// URL, for `report list` and `serve`',
    );
}

export function addSizeOption(command: Command): Command {
  return command.option(
    '--report-max-mb <n>',
    'largest main file of a format that has no smaller limit; bodies that do not fit go beside it; default 25',
    positive,
  );
}

/** Runs one tool alone: makes its report, stores it when asked, renders it, and sets the exit code. */
export async function runTool(
  cli: Cli,
  options: ReportingOptions,
  work: (context: RunContext, blobs: BlobStore) => Promise<Report>,
): Promise<void> {
  const { terminal } = cli;
  const outputs = parseReporters(options.reporter ?? defaultReporters(terminal), terminal.cwd);
  const blobs = memoryBlobs();
  const report = await withRun(terminal, (context) => work(context, blobs));
  if (options.output !== undefined) await writeReport(resolve(terminal.cwd, options.output), report, blobs);
  await keepRun(cli, options, { report, blobs });
  await deliver({ report, blobs }, outputs, terminal, sharedOptions(options));
  cli.exitCode = report.exitCode;
}

/** What the options say to every renderer. */
export function sharedOptions({ reportMaxMb }: ShowingOptions): SharedOptions {
  return reportMaxMb === undefined ? {} : { bytesMax: reportMaxMb * 1_000_000 };
}

/** Keeps a run in the store that `--store` names, before it is rendered: a broken renderer loses nothing. */
export async function keepRun(
  { terminal }: Cli,
  { store }: Pick<ReportingOptions, 'store'>,
  { report, blobs }: Rendered,
): Promise<void> {
  if (store === undefined) return;
  const runs = runStore(store, terminal.cwd);
  try {
    terminal.err(`kept: ${await runs.put(report, blobs)}\n`);
  } finally {
    await runs.close();
  }
}
