import type { Command } from 'commander';
import type { KeptRun } from '../../../reports/index.ts';
import { runLine, runVerdict } from '../../../reports/wording/run-line.ts';
import { oneLine } from '../../../reports/wording/visible.ts';
import type { Cli } from '../../cli.ts';
import { addFilterOptions, chosenRuns, type FilterFlags } from './filter-flags.ts';
import { addStoreOption, withRuns, type StoreOption } from './run-place.ts';

interface ListFlags extends StoreOption, FilterFlags {
  readonly json?: boolean;
}

export function registerList(report: Command, cli: Cli): void {
  addFilterOptions(addStoreOption(report.command('list')))
    .description('the runs that are kept, newest first')
    .option('--json', 'a JSON line for each run')
    .addHelpText('after', examples)
    .action((flags: ListFlags) =>
      withRuns(cli, flags, async (store) => {
        const { runs, broken } = await store.list();
        const chosen = chosenRuns(cli, runs, flags);
        for (const run of chosen)
          await cli.terminal.out(`${flags.json === true ? jsonLine(run) : line(run)}\n`);
        for (const { id, broken: why } of broken)
          cli.terminal.err(`unreadable: ${oneLine(`${id}: ${why}`)}\n`);
        cli.terminal.err(`${chosen.length} of ${runs.length} runs\n`);
      }),
    );
}

function line({ id, head }: KeptRun): string {
  return oneLine(`${id}  ${runLine(head)}  ${runVerdict(head)}: ${head.reason}`);
}

function jsonLine({ id, head }: KeptRun): string {
  return JSON.stringify({ id, ...head });
}

const examples = `
Examples:
  $ seaworthy report list --since 7d --verdict no-go
  $ seaworthy report list --service orders --search "column-dropped 2.4" --store "$RUNS_URL"
`;
