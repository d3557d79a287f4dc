import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { Cli } from '../../cli.ts';
import { addReportingOptions, runTool, type ReportingOptions } from '../../reporting.ts';

interface JudgeFlags extends ReportingOptions {
  readonly config?: string;
}

export function registerJudge(replay: Command, cli: Cli): void {
  addReportingOptions(replay.command('judge'))
    .description('judge a run again from its journal, with other ignore rules or limits; sends nothing')
    .argument('<run>', 'folder of the run, as `seaworthy replay` named it')
    .option('-c, --config <file>', 'take rules and limits from this config; default: those of the run')
    .addHelpText('after', examples)
    .action(async (run: string, flags: JudgeFlags) => {
      const { configuredReplay } = await import('../../../gate/configured-replay.ts');
      const { judgeJournal } = await import('../../../replay/judge-journal.ts');
      const { cwd, env } = cli.terminal;
      const { config: file } = flags;
      const options = file === undefined ? {} : await configuredReplay({ cwd, env, file });
      const folder = resolve(cwd, run);
      await runTool(cli, flags, (context, blobs) => judgeJournal(folder, { ...options, blobs }, context));
    });
}

const examples = `
Examples:
  $ seaworthy replay judge .seaworthy/replays/2026-11-21T01-00-00-000Z
  $ seaworthy replay judge .seaworthy/replays/2026-11-21T01-00-00-000Z --config seaworthy.config.ts -o report
`;
