import type { Command } from 'commander';
import type { InitOutcome } from '../../gate/init/init.ts';
import type { Cli } from '../cli.ts';

interface InitFlags {
  readonly force?: boolean;
  readonly check?: boolean;
}

export function registerInit(program: Command, cli: Cli): void {
  program
    .command('init')
    .description('look at this folder and write a config and a checklist that fit it; again: add what is new')
    .option('--force', 'replace a config and a checklist that are here already')
    .option('--check', 'write nothing; exit 1 when the folder holds what checklist or config do not speak of')
    .addHelpText('after', examples)
    .action(async ({ force, check }: InitFlags) => {
      const { init } = await import('../../gate/init/init.ts');
      const { renderInit } = await import('../render-init.ts');
      const { cwd, env } = cli.terminal;
      const outcome: InitOutcome = await init({ cwd, env, force, check });
      await cli.terminal.out(renderInit(outcome));
      const { news, missing } = outcome;
      const isStale = [news.items, news.comparisons, news.outdated, missing].some(({ length }) => length > 0);
      if (check === true && isStale) cli.exitCode = 1;
    });
}

const examples = `
An item that you do not want stays out when its id stands in a comment of the checklist.

Examples:
  $ seaworthy init
  $ seaworthy init --check     in CI: has the checklist gone stale?
  $ seaworthy init --force
`;
