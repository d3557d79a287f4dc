import type { Command } from 'commander';
import type { Cli } from '../../cli.ts';
import { foldersHelp, foldersOf } from './usual-folders.ts';

export function registerStatus(replay: Command, cli: Cli): void {
  replay
    .command('status')
    .description('say how runs that are at work stand, from any terminal that sees their files')
    .argument('[folder...]', foldersHelp)
    .option('--json', 'as a JSON list, empty where no run is at work')
    .addHelpText('after', examples)
    .action(async (named: readonly string[], { json = false }: { readonly json?: boolean }) => {
      const { renderStatus } = await import('../../../replay/stopping/render-status.ts');
      const { statusOfRuns } = await import('../../../replay/stopping/status-of-runs.ts');
      const { terminal } = cli;
      const runs = await statusOfRuns(await foldersOf(cli, named));
      const texts = runs.map((run) => renderStatus(run, terminal.now()));
      if (json) await terminal.out(`${JSON.stringify(runs, null, 2)}\n`);
      else await terminal.out(texts.length === 0 ? 'No replay is at work here.\n' : texts.join('\n'));
    });
}

const examples = `
Says how many requests are done, how many a second, what failed, at which part of its pace the run goes and when it
ends. It changes nothing.

Examples:
  $ seaworthy replay status
  $ seaworthy replay status --json | jq '.[].status.errors'
`;
