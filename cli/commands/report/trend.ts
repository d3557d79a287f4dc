import type { Command } from 'commander';
import { HarnessError, trendFormats, trendOf, type KeptRun, type RunStore } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { positive } from '../../options.ts';
import { parseReporters, renderAll, type Rendered } from '../../outputs.ts';
import { addShowingOptions, type ShowingOptions } from '../../reporting.ts';
import { addFilterOptions, chosenRuns, type FilterFlags } from './filter-flags.ts';
import { addStoreOption, runNamed, withRuns, type StoreOption } from './run-place.ts';

interface TrendFlags extends ShowingOptions, StoreOption, FilterFlags {
  readonly last: number;
}

export function registerTrend(report: Command, cli: Cli): void {
  const ids = trendFormats.map(({ id }) => id);
  addFilterOptions(addStoreOption(addShowingOptions(report.command('trend'), ids)))
    .description('verdicts, counts, gates and latency of routes over the runs of one service and tool')
    .argument('[run...]', 'reports by path or id; default: those of the store that the filters let through')
    .option('--last <n>', 'so many of the newest', positive, 30)
    .addHelpText('after', examples)
    .action((names: readonly string[], flags: TrendFlags) =>
      withRuns(cli, flags, async (store) => {
        const outputs = parseReporters(flags.reporter ?? ['text'], cli.terminal.cwd, trendFormats);
        const runs = names.length > 0 ? await named(cli, names, store) : await kept(cli, store, flags);
        const trend = trendOf(runs.map(({ report }) => report));
        const newest = runs.find(({ report }) => report.runId === trend.runs.at(-1)?.runId);
        if (newest !== undefined) await renderAll(newest, outputs, cli.terminal, { trend });
      }),
    );
}

async function named(cli: Cli, names: readonly string[], store: RunStore): Promise<readonly Rendered[]> {
  const runs: Rendered[] = [];
  for (const name of names) runs.push(await runNamed(cli, name, store));
  return runs;
}

async function kept(cli: Cli, store: RunStore, flags: TrendFlags): Promise<readonly Rendered[]> {
  const { runs } = await store.list();
  const chosen = ofOneKind(chosenRuns(cli, runs, flags)).slice(0, flags.last);
  const found: Rendered[] = [];
  for (const { id } of chosen) {
    const run = await store.open(id);
    if (run !== undefined) found.push(run);
  }
  return found;
}

/** @throws {HarnessError} `usage` when there are none, or of several services or tools. */
function ofOneKind(runs: readonly KeptRun[]): readonly KeptRun[] {
  const kinds = new Set(runs.map(({ head }) => `--service ${head.service} --tool ${head.tool}`));
  if (kinds.size === 1) return runs;
  throw new HarnessError('usage', {
    what: kinds.size === 0 ? 'No run is left by the filters.' : 'The runs are of several services or tools.',
    where: '--store',
    todo:
      kinds.size === 0
        ? 'See all with: seaworthy report list. Keep one with: seaworthy report store'
        : `Choose one: ${[...kinds].slice(0, 8).join('; ')}`,
  });
}

const examples = `
Examples:
  $ seaworthy report trend --service orders --tool gate --since 30d
  $ seaworthy report trend monday/ tuesday/ wednesday/ -r text,json=trend.json
`;
