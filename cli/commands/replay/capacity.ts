import type { Command } from 'commander';
import { resolve } from 'node:path';
import { HarnessError } from '../../../reports/index.ts';
import type { CapacityOptions } from '../../../replay/index.ts';
import type { Cli } from '../../cli.ts';
import { collect, positive, share, whole } from '../../options.ts';
import { addReportingOptions, runTool } from '../../reporting.ts';
import { addGroupFlags, replayOptionsOf, type ReplayFlags } from './flags.ts';
import { runsFolderOf } from './usual-folders.ts';
import { addSelectFlags } from './select-flags.ts';

interface CapacityFlags extends ReplayFlags {
  readonly health?: readonly string[];
  readonly tp99Max?: number;
  readonly errorShareMax?: number;
  readonly connectionsMax?: number;
  readonly stepSeconds?: number;
  readonly needed?: number;
  readonly capacityFile?: string;
}

export function registerCapacity(replay: Command, cli: Cli): void {
  addSelectFlags(addGroupFlags(addReportingOptions(replay.command('capacity'))))
    .description('measure how many requests per second of the captured mix one node of preview carries')
    .option(
      '--window <hours zone>',
      'needed: load only at these hours, as "01:00-05:00 Asia/Shanghai"; may be repeated',
      collect,
    )
    .option('--health <url>', 'needed: where production says that it is well; may be repeated', collect)
    .option('--tp99-max <ms>', 'TP99 above which the node counts as full; default 500', positive)
    .option('--error-share-max <share>', 'share of replies that may be errors; default 0.01', share)
    .option('--connections-max <n>', 'most connections at a time; default 128', whole)
    .option('--step-seconds <n>', 'how long each step of the load lasts; default 10', positive)
    .option('--needed <n>', 'requests per second that one node has to carry', positive)
    .option('--capacity-file <file>', 'where the result is kept as JSON; default: capacity.json')
    .addHelpText('after', examples)
    .action(async (flags: CapacityFlags) => {
      const options = await capacityOptionsOf(cli, flags);
      const { replayCapacity } = await import('../../../replay/capacity/replay-capacity.ts');
      await runTool(cli, flags, (context, blobs) =>
        replayCapacity({ ...options, runsFolder: runsFolderOf(cli, flags), blobs }, context),
      );
    });
}

/** From the flags, then the config's `capacity`, then its `replay`. */
async function capacityOptionsOf(cli: Cli, flags: CapacityFlags): Promise<CapacityOptions> {
  const { configuredCapacity } = await import('../../../gate/configured-replay.ts');
  const { cwd, env } = cli.terminal;
  const configured = await replayOptionsOf(cli, flags);
  const usesConfig = flags.config !== undefined || flags.capture === undefined;
  const section = usesConfig ? await configuredCapacity({ cwd, env, file: flags.config }) : {};
  const health = flags.health?.map((url) => ({ url }));
  const limits = {
    tp99MsMax: flags.tp99Max,
    errorShareMax: flags.errorShareMax,
    connectionsMax: flags.connectionsMax,
  };
  const own: Partial<CapacityOptions> = {
    rateMax: flags.rateMax,
    windows: flags.window,
    stepSeconds: flags.stepSeconds,
    neededPerSecond: flags.needed,
  };
  return {
    ...configured,
    ...section,
    ...given(own),
    allowedHosts: allowedHostsOf({ ...configured, ...section }, flags.health ?? []),
    guard: { ...configured.guard, ...section.guard, ...(health && { health }) },
    limits: { ...section.limits, ...given(limits) },
    file: flags.capacityFile
      ? resolve(cwd, flags.capacityFile)
      : (section.file ?? resolve(cwd, 'capacity.json')),
  };
}

function given<Options extends object>(options: Options): Partial<Options> {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Options>;
}

/** A host that is named with a flag may be called. */
function allowedHostsOf(
  { allowedHosts, stable, preview }: Pick<CapacityOptions, 'allowedHosts' | 'stable' | 'preview'>,
  health: readonly string[],
): readonly string[] {
  const hosts = allowedHosts ?? [hostOf(stable.url), hostOf(preview.url)];
  return [...hosts, ...health.map(hostOf)];
}

function hostOf(url: string): string {
  if (URL.canParse(url)) return new URL(url).host;
  throw new HarnessError('usage', {
    what: `"${url}" is no address.`,
    todo: 'Write it as https://host:port/path.',
  });
}

const examples = `
Examples:
  $ seaworthy replay capacity --capture access.log --stable https://ads.example.com --preview http://10.0.0.7:8080 \\
      --preview-header host=ads.example.com --attest 'header:x-served-by=*-v1' \\
      --window "01:00-05:00 Asia/Shanghai" --rate-max 800 --health https://ads.example.com/healthz

--preview is one node, past the balancer. Window, cap and health signal are needed, because the load reaches the
database that production uses; stable is asked all the time too, and the run ends when it suffers. The load is
closed (each connection waits for its reply), so its latencies compare only with those of another capacity run.
`;
