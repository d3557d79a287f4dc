import type { Command } from 'commander';
import type { StoppedRun } from '../../../replay/index.ts';
import { HarnessError } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { foldersHelp, foldersOf } from './usual-folders.ts';

export function registerStop(replay: Command, cli: Cli): void {
  replay
    .command('stop')
    .description('stop runs that are at work, from any terminal that sees their files')
    .argument('[folder...]', foldersHelp)
    .addHelpText('after', examples)
    .action(async (named: readonly string[]) => {
      const { stopRuns } = await import('../../../replay/stopping/stop-runs.ts');
      const { titleOfRun } = await import('../../../replay/stopping/render-status.ts');
      const { terminal } = cli;
      const runs = await stopRuns(await foldersOf(cli, named));
      const lines =
        runs.length === 0
          ? ['No replay is at work here.']
          : runs.map((run) => describe(run, titleOfRun(run)));
      await terminal.out(`${lines.join('\n')}\n`);
      const silent = runs.find(({ outcome }) => outcome === 'silent');
      if (silent === undefined) return;
      throw new HarnessError('timeout', {
        what: 'A run did not stop in time; it still will when it looks at its stop file.',
        where: silent.folder,
        todo: 'If it is stuck, end its process and remove the stop file.',
      });
    });
}

function describe({ outcome }: StoppedRun, title: string): string {
  const said = { stopped: 'Stopped', gone: 'Was gone already:', silent: 'Did not stop in time:' }[outcome];
  return `${said} ${title}`;
}

const examples = `
Examples:
  $ seaworthy replay stop                        every run that was started in this folder
  $ seaworthy replay stop /srv/app/seaworthy-report

Runs of \`replay pages\` and \`replay capacity\` are stopped too. A run that is stopped leaves a partial report. What is
left of captured requests is sent by \`seaworthy replay resume\`.
`;
