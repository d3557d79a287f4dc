import type { Command } from 'commander';
import type { BaselineOptions } from '../../../compat/index.ts';
import type { Cli } from '../../cli.ts';
import { collect, positive } from '../../options.ts';

export interface BaselineFlags {
  readonly history?: string;
  readonly releases?: number;
  readonly allowHost?: readonly string[];
}

/** Where a baseline comes from that is neither a file nor a revision of git. */
export function addBaselineOptions(command: Command): Command {
  return command
    .option(
      '--history <place>',
      'folder or postgres:// URL of the history, for --baseline history:NAME; default: .seaworthy',
    )
    .option('--releases <n>', 'compare with so many of the last releases in the history; default 2', positive)
    .option('--allow-host <host>', 'host that a baseline may be fetched from; may be repeated', collect);
}

export async function baselinesFrom({ terminal }: Cli, flags: BaselineFlags): Promise<BaselineOptions> {
  const { recordsPlace } = await import('../../../gate/records.ts');
  return {
    history: recordsPlace(flags.history, terminal.cwd),
    releases: flags.releases,
    baselineHosts: flags.allowHost,
  };
}
