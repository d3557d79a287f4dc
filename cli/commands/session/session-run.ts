import { Option, type Command } from 'commander';
import type { SessionDesk, SessionFlags } from '../../../gate/session.ts';
import { exitCodes } from '../../../reports/index.ts';
import type { StepDone } from '../../../checklist/index.ts';
import type { Cli } from '../../cli.ts';
import { serviceHelp } from '../../options.ts';
import { withRun } from '../../with-run.ts';

export function addSessionOptions(command: Command): Command {
  return command
    .option('--who <name>', 'who acts; default: the CI user, else the git user')
    .option(
      '--records <place>',
      'folder or postgres:// URL with sessions; default: from the config, else .seaworthy',
    )
    .option('--service <name>', serviceHelp)
    .addOption(new Option('-c, --config <file>', 'config file'));
}

/** Runs one step and shows what became of the session; a switch that failed is no-go. */
export async function runStep(
  cli: Cli,
  flags: SessionFlags,
  step: (desk: SessionDesk) => Promise<StepDone>,
): Promise<void> {
  await atDesk(cli, flags, async (desk) => {
    const { renderSession } = await import('../../render-session.ts');
    const { session, event, warnings } = await step(desk);
    for (const warning of warnings) cli.terminal.err(`${warning}\n`);
    await cli.terminal.out(
      renderSession(session, { now: cli.terminal.now(), effects: desk.settings.effects }),
    );
    if (event.run?.ok === false) {
      const bad = [...event.run.actions, ...event.run.effects].find(({ ok }) => !ok);
      const what =
        bad === undefined
          ? 'nothing was done'
          : 'what' in bad
            ? `${bad.what}\n${bad.said}`
            : `${bad.url} says ${bad.seen}`;
      cli.terminal.err(`The ${event.step} did not come about: ${what}\n`);
      cli.exitCode = exitCodes['no-go'];
    }
  });
}

/** Opens what a session command needs, and closes it. */
export async function atDesk(
  cli: Cli,
  flags: SessionFlags,
  work: (desk: SessionDesk) => Promise<void>,
): Promise<void> {
  const { sessionAt } = await import('../../../gate/session.ts');
  const { cwd, env } = cli.terminal;
  const stopping =
    'Stopping; what was begun is written down as failed. Press Ctrl-C again to leave at once.\n';
  await withRun(
    cli.terminal,
    async (context) => {
      const desk = await sessionAt(flags, { cwd, env, signal: context.signal, now: () => context.now() });
      try {
        await work(desk);
      } finally {
        await desk.context.store.close().catch(() => undefined);
      }
    },
    stopping,
  );
}
