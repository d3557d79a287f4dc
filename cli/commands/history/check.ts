import type { Command } from 'commander';
import type { Cli } from '../../cli.ts';
import { positive, serviceHelp } from '../../options.ts';
import { addReportingOptions, runTool, type ReportingOptions } from '../../reporting.ts';
import { addPlaceOption, type PlaceOption } from './place-option.ts';

interface CheckFlags extends PlaceOption, ReportingOptions {
  readonly unusedReleases?: number;
  readonly service?: string;
}

export function registerHistoryCheck(history: Command, cli: Cli): void {
  addReportingOptions(addPlaceOption(history.command('check')))
    .description('may these be removed, because no recent release used them?')
    .argument('<object...>', 'orders, orders.note, mood.sad or twice(integer)')
    .option('--unused-releases <n>', 'so many releases in a row must have done without; default 2', positive)
    .option('--service <name>', serviceHelp)
    .addHelpText('after', examples)
    .action((objects: readonly string[], options: CheckFlags) => {
      const { cwd, env } = cli.terminal;
      return runTool(cli, options, async (context) => {
        const { checkUnused } = await import('../../../compat/database/history/check-unused.ts');
        const { recordsPlace } = await import('../../../gate/records.ts');
        const { subjectAt } = await import('../../../gate/subject.ts');
        const subject = await subjectAt({ cwd, env, service: options.service });
        const { unusedReleases } = options;
        return checkUnused(
          { subject, history: recordsPlace(options.history, cwd), objects, unusedReleases },
          context,
        );
      });
    });
}

const examples = `
Examples:
  $ seaworthy history check orders.note
  $ seaworthy history check mood.sad --unused-releases 3 --history "$HISTORY_URL"
`;
