import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { LiveOptions, LiveSummary } from '../../../capture/index.ts';
import { HarnessError, type RunContext } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { bytes, duration, positive, required } from '../../options.ts';
import { withRun } from '../../with-run.ts';
import { addPrintFlags, checkPrintFlags, print, type PrintFlags } from './print.ts';

/** What the commands that record have in common. */
export interface LiveFlags extends PrintFlags {
  readonly listen: string;
  readonly out?: string;
  readonly rotateSize?: number;
  readonly rotateAge?: number;
  readonly gzip?: true;
  readonly retainDays?: number;
  readonly keyEnv?: string;
  readonly for?: number;
}

const keyVariable = 'SEAWORTHY_REDACT_KEY';

export function addLiveFlags(command: Command, listen: string): Command {
  command
    .option('--listen <host:port>', 'where requests are taken', listen)
    .option('--out <folder>', 'folder for the capture files')
    .option(
      '--for <duration>',
      'stop by itself, for example after 15m; default: at Ctrl-C or SIGTERM',
      duration,
    )
    .option('--rotate-size <size>', 'begin a new file at this size; default 100MB', bytes)
    .option('--rotate-age <duration>', 'begin a new file at this age; default 24h', duration)
    .option('--gzip', 'pack each file once it is complete')
    .option('--retain-days <n>', 'days until `capture purge` removes a file; default 30', positive)
    .option(
      '--key-env <name>',
      `environment variable with the secret key of the hashes that replace private values; default ${keyVariable}, and without it a key for this run only`,
    );
  return addPrintFlags(command);
}

/** Records until told to stop, and says what was recorded. */
export async function runLive(
  cli: Cli,
  flags: LiveFlags,
  record: (options: LiveOptions, context: RunContext) => Promise<LiveSummary>,
): Promise<void> {
  checkPrintFlags(flags);
  const { terminal } = cli;
  const options: LiveOptions = {
    listen: flags.listen,
    folder: resolve(terminal.cwd, required(flags.out, '--out', 'Name the folder for the capture files.')),
    rotateBytes: flags.rotateSize,
    rotateMs: flags.rotateAge,
    gzip: flags.gzip,
    retainDays: flags.retainDays,
    redactKey: redactKey(cli, flags.keyEnv),
    stopAfterMs: flags.for,
    onListening({ url, notices }) {
      terminal.err(`Recording at ${url} to ${flags.out}\n`);
      for (const notice of notices) terminal.err(`Note: ${notice}\n`);
    },
  };
  const { renderLiveSummary } = await import('../../../capture/live/render-live-summary.ts');
  const stopping = 'Stopping; requests under way may end. Press Ctrl-C again to leave at once.\n';
  const summary = await withRun(terminal, (context) => record(options, context), stopping);
  await print(cli, flags, summary, renderLiveSummary);
}

function redactKey({ terminal }: Cli, variable: string | undefined): string | undefined {
  const key = terminal.env[variable ?? keyVariable];
  if (key !== undefined && key !== '') return key;
  if (variable === undefined) return undefined;
  throw new HarnessError('usage', {
    what: `The environment variable ${variable} is not set.`,
    where: '--key-env',
    todo: 'Set it to a secret of at least 8 characters, or leave the option out.',
  });
}
