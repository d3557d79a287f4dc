import { Option, type Command } from 'commander';
import { filterRuns, HarnessError, type KeptRun, type RunFilter } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { duration } from '../../options.ts';

export interface FilterFlags extends Pick<RunFilter, 'service' | 'tool' | 'verdict'> {
  readonly since?: string;
  readonly search?: string;
}

export function addFilterOptions(command: Command): Command {
  return command
    .option('--service <name>', 'only runs of this service')
    .addOption(
      new Option('--tool <tool>', 'only runs of this tool').choices([
        'gate',
        'compat',
        'replay',
        'checklist',
      ]),
    )
    .addOption(
      new Option('--verdict <verdict>', 'only runs with this verdict').choices([
        'go',
        'hold',
        'no-go',
        'none',
      ]),
    )
    .option('--since <when>', 'only runs that ended since then: 7d, 36h or 2026-03-01')
    .option('--search <words>', 'only runs that hold all these words: release, reason, rule, finding');
}

/** @throws {HarnessError} `usage` when `--since` is neither a duration nor a day. */
export function chosenRuns(cli: Cli, runs: readonly KeptRun[], flags: FilterFlags): readonly KeptRun[] {
  const { service, tool, verdict, since, search } = flags;
  const from = since === undefined ? undefined : moment(since, cli.terminal.now());
  return filterRuns(runs, { service, tool, verdict, since: from, text: search });
}

function moment(text: string, now: Date): Date {
  if (!/^\d{4}-\d\d-\d\d(T[\d:.]+Z?)?$/.test(text)) return new Date(now.getTime() - duration(text));
  const found = new Date(text);
  if (!Number.isNaN(found.getTime())) return found;
  throw new HarnessError('usage', {
    what: `"${text}" is no day.`,
    where: '--since',
    todo: 'Write for example 2026-03-01, or a duration as 7d.',
  });
}
