import type { Command } from 'commander';
import { resolve } from 'node:path';
import { counted } from '../../../reports/index.ts';
import type { ReplayOptions } from '../../../replay/index.ts';
import type { Cli } from '../../cli.ts';
import { addReportingOptions } from '../../reporting.ts';
import { withRun } from '../../with-run.ts';
import { addReplayFlags, replayOptionsOf, warnOfNoProof, type ReplayFlags } from './flags.ts';

export function registerPlan(replay: Command, cli: Cli): void {
  const plan = addReportingOptions(addReplayFlags(replay.command('plan')));
  plan
    .option('--write-approved <file>', 'write the routes of the capture to this file, for review')
    .description('say what would be sent, to which hosts, how fast and how long; sends nothing')
    .addHelpText('after', examples)
    .action(async (flags: PlanFlags) => {
      const options = await planOptionsOf(cli, flags);
      warnOfNoProof(cli, options);
      const { planReplay } = await import('../../../replay/plan.ts');
      const { renderPlan } = await import('../../../replay/render-plan.ts');
      const { writeApprovedRoutes } = await import('../../../replay/selection/approved-routes.ts');
      const plan = await withRun(cli.terminal, (context) => planReplay(options, context));
      const json = flags.reporter?.includes('json') === true;
      if (flags.writeApproved !== undefined) {
        const file = resolve(cli.terminal.cwd, flags.writeApproved);
        const added = await writeApprovedRoutes(file, plan.routes);
        cli.terminal.err(`${counted(added, 'route')} added to ${file}: review the list before it is sent.\n`);
      }
      await cli.terminal.out(json ? `${JSON.stringify(plan, null, 2)}\n` : renderPlan(plan));
    });
}

interface PlanFlags extends ReplayFlags {
  readonly writeApproved?: string;
}

/** The list that is written need not be there yet. */
async function planOptionsOf(cli: Cli, flags: PlanFlags): Promise<ReplayOptions> {
  const options = await replayOptionsOf(cli, flags);
  return flags.writeApproved === undefined ? options : { ...options, approvedRoutes: undefined };
}

const examples = `
Examples:
  $ seaworthy replay plan                                groups and captures from the config
  $ seaworthy replay plan --write-approved routes.txt    proposes the routes for --approved-routes
  $ seaworthy replay plan --capture access.log --stable http://127.0.0.1:8700 --preview http://127.0.0.1:8700
`;
