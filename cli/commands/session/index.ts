import type { Command } from 'commander';
import type { SessionModule } from '../../../checklist/index.ts';
import type { SessionFlags } from '../../../gate/session.ts';
import { HarnessError } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { duration } from '../../options.ts';
import { addReportingOptions, runTool, type ReportingOptions } from '../../reporting.ts';
import { addSessionOptions, atDesk, runStep } from './session-run.ts';

export function registerSession(program: Command, cli: Cli): void {
  const session = program
    .command('session')
    .description(
      'a release as one unit: started, shipped, committed or rolled back, closed; with a record of each step',
    );
  for (const register of [start, status, ship, commit, rollback, close]) register(session, cli);
}

interface StartFlags extends SessionFlags {
  readonly description: string;
  readonly module: readonly SessionModule[];
  readonly hold?: number;
}

function start(session: Command, cli: Cli): void {
  addSessionOptions(session.command('start'))
    .description('open a session; routes, registry and config are written down as they are')
    .requiredOption('--description <text>', 'what is released')
    .requiredOption(
      '--module <name=version[@former]>',
      'what goes out, downstream first; may be repeated',
      module,
    )
    .option(
      '--hold <duration>',
      'how long the old version stays up after the commit; default: from the config, else 24h',
      duration,
    )
    .addHelpText(
      'after',
      '\nExamples:\n  $ seaworthy session start --description "new prices" --module delivery=v1@v0 --module web=v1@v0\n',
    )
    .action(async ({ description, module: modules, hold, ...flags }: StartFlags) => {
      const { startSession } = await import('../../../checklist/session/release-session.ts');
      await runStep(cli, flags, async (desk) => {
        const boundTo = await desk.boundTo();
        return startSession({ description, modules, holdMs: hold ?? desk.holdMs, boundTo }, desk.context);
      });
    });
}

function status(session: Command, cli: Cli): void {
  addReportingOptions(addSessionOptions(session.command('status')))
    .description(
      'what state the session is in, what was done, what may be done next; with --reporter what it is worth',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  $ seaworthy session status\n  $ seaworthy session status --reporter html=session.html\n',
    )
    .action(async (flags: SessionFlags & ReportingOptions) => {
      const { loadSession } = await import('../../../checklist/session/session-book.ts');
      const { sessionReport } = await import('../../../checklist/session/session-report.ts');
      await atDesk(cli, flags, async ({ context, subject, settings }) => {
        const found = await loadSession(context);
        if (found === undefined) {
          throw new HarnessError('nothing-selected', {
            what: `No session of ${context.service} was ever started.`,
            todo: 'Start one with `seaworthy session start`.',
          });
        }
        const now = cli.terminal.now();
        if (flags.reporter === undefined && flags.output === undefined) {
          const { renderSession } = await import('../../render-session.ts');
          return cli.terminal.out(renderSession(found, { now, effects: settings.effects }));
        }
        return runTool(cli, flags, () => sessionReport({ session: found, subject, now }));
      });
    });
}

function ship(session: Command, cli: Cli): void {
  addSessionOptions(session.command('ship'))
    .description('ship one module to the preview group')
    .argument('[module]', 'default: the next of the plan')
    .addHelpText('after', '\nExamples:\n  $ seaworthy session ship delivery\n')
    .action(async (name: string | undefined, flags: SessionFlags) => {
      const { shipModule } = await import('../../../checklist/session/release-session.ts');
      await runStep(cli, flags, ({ context }) => shipModule(name, context));
    });
}

interface CommitFlags extends SessionFlags {
  readonly report?: string;
  readonly override?: boolean;
  readonly reason?: string;
}

function commit(session: Command, cli: Cli): void {
  addSessionOptions(session.command('commit'))
    .description('turn the traffic of users to the new version; refused while the verdict is not go')
    .option('--report <file>', 'report of the gate that the commit relies on; default: that of the config')
    .option(
      '--override',
      'commit against the verdict; it is written down, announced, and the report stays red',
    )
    .option('--reason <text>', 'why, for --override')
    .addHelpText(
      'after',
      '\nExamples:\n  $ seaworthy session commit\n  $ seaworthy session commit --override --reason "the old version is down"\n',
    )
    .action(async ({ report, override, reason, ...flags }: CommitFlags) => {
      if (override === true && (reason ?? '').trim() === '') {
        throw new HarnessError('usage', { what: '--override needs a reason.', todo: 'Write --reason "…".' });
      }
      const { commitSession } = await import('../../../checklist/session/release-session.ts');
      await runStep(cli, flags, async (desk) =>
        commitSession(
          { ...(await desk.ground(report)), override: override === true ? reason : undefined },
          desk.context,
        ),
      );
    });
}

function rollback(session: Command, cli: Cli): void {
  addSessionOptions(session.command('rollback'))
    .description('turn the traffic back; never refused: no verdict, lock, person or store stands in its way')
    .option('--reason <text>', 'why')
    .addHelpText('after', '\nExamples:\n  $ seaworthy session rollback --reason "orders fail"\n')
    .action(async ({ reason, ...flags }: SessionFlags & { reason?: string }) => {
      const { rollbackSession } = await import('../../../checklist/session/release-session.ts');
      await runStep(cli, flags, ({ context }) => rollbackSession(reason, context));
    });
}

function close(session: Command, cli: Cli): void {
  addSessionOptions(session.command('close'))
    .description('end the session: from then on there is no way back')
    .option('--reason <text>', 'why, before the hold is over')
    .addHelpText('after', '\nExamples:\n  $ seaworthy session close\n')
    .action(async ({ reason, ...flags }: SessionFlags & { reason?: string }) => {
      const { closeSession } = await import('../../../checklist/session/release-session.ts');
      await runStep(cli, flags, ({ context }) => closeSession(reason, context));
    });
}

/** `delivery=v1@v0`. @throws {HarnessError} `usage` */
function module(value: string, earlier: readonly SessionModule[] = []): readonly SessionModule[] {
  const [, name, version, former] = /^([^=]+)=([^@]+)(?:@(.+))?$/.exec(value) ?? [];
  if (name === undefined || version === undefined) {
    throw new HarnessError('usage', {
      what: `"${value}" is no module.`,
      todo: 'Write name=version@former, for example delivery=v1@v0.',
    });
  }
  return [...earlier, { name, version, ...(former !== undefined && { former }) }];
}
