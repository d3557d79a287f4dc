import type { Command } from 'commander';
import type { CompatDatabaseOptions } from '../../../compat/index.ts';
import { collect, duration, positive } from '../../options.ts';

/** How a live database is asked. */
export interface LiveFlags {
  readonly live?: readonly string[];
  readonly liveTimeout?: number;
  readonly liveCostMax?: number;
  readonly liveLagMax?: number;
  readonly allowWritingRole?: string;
}

export function addLiveOptions(command: Command): Command {
  return command
    .option(
      '--live <url>',
      'postgres:// or mysql:// URL of a live database (read-only role) for data proofs; repeat for replicas of PostgreSQL',
      collect,
    )
    .option('--live-timeout <duration>', 'time limit of one question to it; default 10s', duration)
    .option(
      '--live-cost-max <number>',
      'planner cost (1 is a page read) above which only a sample is asked; default 1000000',
      positive,
    )
    .option('--live-lag-max <duration>', 'how far behind a replica may be; default 60s', duration)
    .option('--allow-writing-role <name>', 'accept this role of the live database although it may write');
}

export function liveSettings(
  flags: LiveFlags,
): Pick<
  CompatDatabaseOptions,
  'live' | 'liveTimeoutMs' | 'liveCostMax' | 'liveLagMaxMs' | 'allowWritingRole'
> {
  return {
    live: flags.live,
    liveTimeoutMs: flags.liveTimeout,
    liveCostMax: flags.liveCostMax,
    liveLagMaxMs: flags.liveLagMax,
    allowWritingRole: flags.allowWritingRole,
  };
}
