import { Option, type Command } from 'commander';
import { resolve } from 'node:path';
import { captureAt } from '../../../capture/capture-paths.ts';
import type { GroupOptions, Pace, ReplayOptions } from '../../../replay/index.ts';
import { collect, collectPairs, positive, required, serviceHelp, share, whole } from '../../options.ts';
import type { ReportingOptions } from '../../reporting.ts';
import type { Cli } from '../../cli.ts';
import { addSelectFlags, selectionOf, type SelectFlags } from './select-flags.ts';

type Pairs = Readonly<Record<string, string>>;

/** What the commands that send or plan have in common. */
export interface ReplayFlags extends ReportingOptions, SelectFlags {
  readonly config?: string;
  readonly capture?: readonly string[];
  readonly format?: string;
  readonly stable?: string;
  readonly preview?: string;
  readonly stableCookie?: Pairs;
  readonly previewCookie?: Pairs;
  readonly stableHeader?: Pairs;
  readonly previewHeader?: Pairs;
  readonly attest?: readonly string[];
  readonly attestStable?: string;
  readonly rate?: number;
  readonly speed?: number;
  readonly rateMax?: number;
  readonly noiseShare?: number;
  readonly closedLoop?: number;
  readonly window?: readonly string[];
  readonly stopFile?: string;
  readonly service?: string;
}

/** Which groups are asked with what, and how they are told apart. */
export function addGroupFlags(command: Command): Command {
  return command
    .optionsGroup('Groups and captures:')
    .option(
      '-c, --config <file>',
      'config file; flags win over it. Without --capture the nearest config is used',
    )
    .option(
      '--capture <file>',
      "access log, HAR or other capture, or a pattern such as 'logs/*.log.gz'; - is standard input; may be repeated",
      collect,
    )
    .option(
      '--format <format>',
      "format when it cannot be recognised: its name, or its definition as 'nginx:$remote_addr …' or 'apache:%h …'",
    )
    .option('--stable <url>', 'where the stable group answers')
    .option('--preview <url>', 'where the preview group answers; the same URL when a mark leads there')
    .option('--stable-cookie <name=value>', 'cookie that leads to stable; may be repeated', collectPairs)
    .option('--preview-cookie <name=value>', 'cookie that leads to preview; may be repeated', collectPairs)
    .option('--stable-header <name=value>', 'header that leads to stable; may be repeated', collectPairs)
    .option('--preview-header <name=value>', 'header that leads to preview; may be repeated', collectPairs)
    .option(
      '--attest <where=value>',
      "what proves preview, as 'header:x-served-by=*-v1'; may be repeated",
      collect,
    )
    .option(
      '--attest-stable <value>',
      'mark of stable in the same place, or `absent`; default: any other value',
    )
    .option('--rate-max <n>', 'most requests per second in all; default 5, on loopback 200', positive)
    .option('--stop-file <file>', 'the run stops as soon as this file exists')
    .option('--service <name>', serviceHelp)
    .optionsGroup('Options:');
}

export function addReplayFlags(command: Command): Command {
  return addSelectFlags(addGroupFlags(command))
    .optionsGroup('How fast and when:')
    .option('--rate <n>', 'captured requests per second, evenly; default: as captured', positive)
    .addOption(
      new Option('--speed <n>', 'as captured, this many times faster').argParser(positive).conflicts('rate'),
    )
    .addOption(
      new Option(
        '--closed-loop <n>',
        'this many captured requests under way at a time, as fast as replies come',
      )
        .argParser(whole)
        .conflicts(['rate', 'speed']),
    )
    .option('--noise-share <share>', 'share of requests that ask stable twice, 0 to 1; default 1', share)
    .option(
      '--window <hours zone>',
      'send only at these hours, as "01:00-05:00 Asia/Shanghai"; may be repeated',
      collect,
    )
    .optionsGroup('Options:');
}

/** From `base`, or the config where one is used, and from the flags, which win. */
export async function replayOptionsOf(
  cli: Cli,
  flags: ReplayFlags,
  base?: ReplayOptions,
): Promise<ReplayOptions> {
  const { configuredReplay } = await import('../../../gate/configured-replay.ts');
  const { subjectAt } = await import('../../../gate/subject.ts');
  const { parseAttest } = await import('../../../replay/attest.ts');
  const { cwd, env } = cli.terminal;
  const useConfig = flags.config !== undefined || flags.capture === undefined;
  const configured =
    base ?? (useConfig ? await configuredReplay({ cwd, env, file: flags.config }) : undefined);
  const capture = flags.capture?.map((name) => captureAt(cwd, name)) ?? configured?.capture;
  if (flags.attestStable !== undefined) required(flags.attest, '--attest', attestStableAlone);
  const own: Partial<ReplayOptions> = {
    ...selectionOf(flags, cwd, configured),
    format: flags.format,
    attest: flags.attest?.map((text) => ({ ...parseAttest(text), stable: flags.attestStable })),
    pace: paceOf(flags),
    rateMax: flags.rateMax,
    noiseShare: flags.noiseShare,
    windows: flags.window,
    allowedHosts: configured?.allowedHosts && [...configured.allowedHosts, ...hostsOf(flags)],
    stopFile: flags.stopFile && resolve(cwd, flags.stopFile),
  };
  return {
    subject: configured?.subject ?? (await subjectAt({ cwd, env, service: flags.service })),
    ...configured,
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
    capture: required(capture, '--capture'),
    stable: groupOf('--stable', configured?.stable, [flags.stable, flags.stableCookie, flags.stableHeader]),
    preview: groupOf('--preview', configured?.preview, [
      flags.preview,
      flags.previewCookie,
      flags.previewHeader,
    ]),
  };
}

const attestStableAlone = 'Name with it where the mark stands: --attest-stable is its value in stable.';

/** Said before a night is spent on replies of which none counts. */
export function warnOfNoProof({ terminal }: Cli, { attest = [] }: ReplayOptions): void {
  if (attest.length > 0) return;
  terminal.err(
    "Nothing says how a reply proves its group, so no pair will count: add --attest 'header:NAME=VALUE' with the value that only preview sends.\n",
  );
}

function groupOf(
  option: string,
  configured: GroupOptions | undefined,
  [url, cookies, headers]: readonly [string | undefined, Pairs | undefined, Pairs | undefined],
): GroupOptions {
  return {
    ...configured,
    url: required(url ?? configured?.url, option),
    cookies: cookies ?? configured?.cookies,
    headers: headers ?? configured?.headers,
  };
}

/** Who names a group on the command line wants it called. */
function hostsOf({ stable, preview }: ReplayFlags): readonly string[] {
  return [stable, preview].flatMap((url) => (URL.canParse(url ?? '') ? new URL(url ?? '').host : []));
}

function paceOf({ rate, speed, closedLoop }: ReplayFlags): Pace | undefined {
  if (closedLoop !== undefined) return { kind: 'closed', inFlight: closedLoop };
  if (rate !== undefined) return { kind: 'constant', perSecond: rate };
  return speed === undefined ? undefined : { kind: 'as-captured', speed };
}
