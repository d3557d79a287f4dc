import type { Command } from 'commander';
import type { Cli } from '../../cli.ts';
import { addReportingOptions } from '../../reporting.ts';
import { withRun } from '../../with-run.ts';
import { addReplayFlags, replayOptionsOf, type ReplayFlags } from './flags.ts';

export function registerPlan(replay: Command, cli: Cli): void {
  addReplayFlags(addReportingOptions(replay.command('plan')))
    .description('say what would be sent, to which hosts, how fast and how long; sends nothing')
    .addHelpText('after', examples)
    .action(async (flags: ReplayFlags) => {
      const options = await replayOptionsOf(cli, flags);
      const { planReplay, renderPlan } = await import('../../../replay/index.ts');
      const plan = await withRun(cli.terminal, (context) => planReplay(options, context));
      const json = flags.reporter?.includes('json') === true;
      await cli.terminal.out(json ? `${JSON.stringify(plan, null, 2)}\n` : renderPlan(plan));
    });
}

const examples = `
Examples:
  $ seaworthy replay plan                                groups and captures from the config
  $ seaworthy replay plan --capture access.log --stable http://127.0.0.1:8700 --preview http://127.0.0.1:8700
`;
