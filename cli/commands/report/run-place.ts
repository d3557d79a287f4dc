import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { HarnessError, openReport, runStore, type RunStore } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import type { Rendered } from '../../outputs.ts';

/** Where the gate leaves its report. */
export const usualFolder = 'seaworthy-report';

/** Where runs are kept when nobody says. */
const defaultStore = '.seaworthy/runs';

export interface StoreOption {
  readonly store?: string;
}

export function addStoreOption(command: Command): Command {
  return command.option(
    '--store <place>',
    `folder or postgres:// URL where runs are kept; default: ${defaultStore}`,
  );
}

/** Works with the runs of `--store` and closes it. */
export async function withRuns<Value>(
  { terminal }: Cli,
  { store = defaultStore }: StoreOption,
  work: (runs: RunStore) => Promise<Value>,
): Promise<Value> {
  const runs = runStore(store, terminal.cwd);
  try {
    return await work(runs);
  } finally {
    await runs.close();
  }
}

/**
 * A run that was named by a path, or by its id in the store.
 *
 * @throws {HarnessError} `report-unreadable` when there is neither.
 */
export async function runNamed(cli: Cli, name: string, runs: RunStore): Promise<Rendered> {
  const path = resolve(cli.terminal.cwd, name);
  if (existsSync(path)) return openReport(path);
  const found = await runs.open(name);
  if (found !== undefined) return found;
  throw new HarnessError('report-unreadable', {
    what: `"${name}" is no path of a report and no run of the store.`,
    where: path,
    todo: 'See the runs of the store with: seaworthy report list',
  });
}
