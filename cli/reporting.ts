import { Option, type Command } from 'commander';
import { join, resolve } from 'node:path';
import {
  memoryBlobs,
  runStore,
  writeReport,
  type BlobStore,
  type Report,
  type RunContext,
} from '../reports/index.ts';
import { checkWritable } from '../reports/check-writable.ts';
import { formats } from '../reports/formats/index.ts';
import { isDatabase } from '../reports/runs/is-database.ts';
import { collect, positive } from './options.ts';
import {
  checkOutputs,
  defaultReporters,
  deliver,
  parseReporters,
  type Output,
  type Rendered,
  type SharedOptions,
} from './outputs.ts';
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
  checkPlaces(cli, options, outputs);
  const report = await withRun(terminal, (context) => work(context, blobs));
  const { output } = options;
  await tryAll([
    async () => output && (await writeReport(resolve(terminal.cwd, output), report, blobs)),
    () => keepRun(cli, options, { report, blobs }),
    () => deliver({ report, blobs }, outputs, terminal, sharedOptions(options)),
  ]);
  cli.exitCode = report.exitCode;
}

/**
 * A report that has no place is told before the work, not after it.
 *
 * @throws {HarnessError} `usage`
 */
export function checkPlaces(
  { terminal: { cwd } }: Cli,
  { output, store }: ReportingOptions,
  outputs: readonly Output[],
): void {
  checkOutputs(outputs);
  if (output !== undefined) checkWritable(join(resolve(cwd, output), 'report.json'), '--output');
  if (store !== undefined && !isDatabase(store)) checkWritable(join(resolve(cwd, store), 'run'), '--store');
}

/** Tries each step; what failed first is thrown after the last, for a full disk must not hide the verdict. */
export async function tryAll(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const faults: unknown[] = [];
  for (const step of steps) await step().catch((fault: unknown) => faults.push(fault));
  if (faults.length > 0) throw faults[0];
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
