import { Option, type Command } from 'commander';
import { resolve } from 'node:path';
import type { ReplayOptions } from '../../../replay/index.ts';
import { collect, positive, whole } from '../../options.ts';

/** Which captured requests are sent. */
export interface SelectFlags {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly method?: readonly ('GET' | 'HEAD')[];
  readonly status?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly oncePer?: 'run' | number;
  readonly requestsMax?: number;
  readonly perRouteMin?: number;
  readonly approvedRoutes?: string;
  readonly openapi?: readonly string[];
}

export function addSelectFlags(command: Command): Command {
  return command
    .optionsGroup('Which requests are sent:')
    .option('--include <path>', 'only paths like /api or /api/*/detail; may be repeated', collect)
    .option('--exclude <path>', 'no paths like these; may be repeated', collect)
    .addOption(new Option('--method <method...>', 'only this method').choices(['GET', 'HEAD']))
    .option(
      '--status <status>',
      'only captured with this status: 200, 2xx, unknown; may be repeated',
      collect,
    )
    .option('--from <time>', 'only requests from this time on, as 2026-03-02T08:00:00Z')
    .option('--to <time>', 'only requests before this time')
    .option('--once-per <seconds>', 'send equal requests once in so many seconds, or once per `run`', oncePer)
    .option(
      '--requests-max <n>',
      'most captured requests to replay; of more a sample by route is taken',
      whole,
    )
    .option('--per-route-min <n>', 'requests that a rare route has in a sample; default 20', whole)
    .option('--approved-routes <file>', 'routes that may be sent; needed unless both groups are on loopback')
    .option(
      '--openapi <file>',
      'API description of the candidate: its paths name the routes, and replies are held against it; may be repeated',
      collect,
    );
}

/** What the flags say; they win over the config one by one. */
export function selectionOf(
  flags: SelectFlags,
  cwd: string,
  configured?: ReplayOptions,
): Partial<ReplayOptions> {
  const given = {
    include: flags.include,
    exclude: flags.exclude,
    methods: flags.method,
    statuses: flags.status,
    from: flags.from,
    to: flags.to,
  };
  const own = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return {
    select: { ...configured?.select, ...own },
    oncePer: flags.oncePer,
    requestsMax: flags.requestsMax,
    perRouteMin: flags.perRouteMin,
    approvedRoutes: flags.approvedRoutes && resolve(cwd, flags.approvedRoutes),
    openApi: flags.openapi?.map((file) => resolve(cwd, file)),
  };
}

function oncePer(value: string): 'run' | number {
  return value === 'run' ? value : positive(value);
}
