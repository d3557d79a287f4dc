import { Option, type Command } from 'commander';
import { resolve } from 'node:path';
import { checkWritable } from '../../../reports/check-writable.ts';
import { counted } from '../../../reports/index.ts';
import type { ReplayOptions } from '../../../replay/index.ts';
import type { Cli } from '../../cli.ts';
import { withRun } from '../../with-run.ts';
import { addReplayFlags, replayOptionsOf, warnOfNoProof, type ReplayFlags } from './flags.ts';

export function registerPlan(replay: Command, cli: Cli): void {
  const plan = addReplayFlags(replay.command('plan'));
  plan
    .addOption(new Option('-r, --reporter <format>', 'how the plan is shown').choices(['text', 'json']))
    .option('--write-approved <file>', 'write the routes of the capture to this file, for review')
    .description('say what would be sent, to which hosts, how fast and how long; sends nothing')
    .addHelpText('after', examples)
    .action(async (flags: PlanFlags) => {
      const { writeApproved } = flags;
      const approved = writeApproved === undefined ? undefined : resolve(cli.terminal.cwd, writeApproved);
      if (approved !== undefined) checkWritable(approved, '--write-approved');
      const options = await planOptionsOf(cli, flags);
      warnOfNoProof(cli, options);
      const { planReplay } = await import('../../../replay/plan.ts');
      const { renderPlan } = await import('../../../replay/render-plan.ts');
      const { writeApprovedRoutes } = await import('../../../replay/selection/approved-routes.ts');
      const plan = await withRun(cli.terminal, (context) => planReplay(options, context));
      const json = flags.reporter === 'json';
      if (approved !== undefined) {
        const added = await writeApprovedRoutes(approved, plan.routes);
        cli.terminal.err(
          `${counted(added, 'route')} added to ${approved}: review the list before it is sent.\n`,
        );
      }
      await cli.terminal.out(json ? `${JSON.stringify(plan, null, 2)}\n` : renderPlan(plan));
    });
}

interface PlanFlags extends Omit<ReplayFlags, 'reporter'> {
  readonly reporter?: 'text' | 'json';
  readonly writeApproved?: string;
}

/** The list that is written need not be there yet. */
async function planOptionsOf(cli: Cli, flags: PlanFlags): Promise<ReplayOptions> {
  const { reporter: _shown, ...sending } = flags;
  const options = await replayOptionsOf(cli, sending);
  return flags.writeApproved === undefined ? options : { ...options, approvedRoutes: undefined };
}

const examples = `
Examples:
  $ seaworthy replay plan                                groups and captures from the config
  $ seaworthy replay plan --write-approved routes.txt    proposes the routes for --approved-routes
  $ seaworthy replay plan --capture access.log --stable http://127.0.0.1:8700 --preview http://127.0.0.1:8700
`;
