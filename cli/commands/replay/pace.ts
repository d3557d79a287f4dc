import type { Command } from 'commander';
import type { PacedRun } from '../../../replay/index.ts';
import { HarnessError } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { foldersHelp, foldersOf } from './usual-folders.ts';

export function registerPace(replay: Command, cli: Cli): void {
  replay
    .command('pace')
    .description(
      'slow down, hold or let go on runs that are at work, from any terminal that sees their files',
    )
    .argument('<share>', 'part of its own pace at which a run may go, as 0.5 or 50%; 0 holds it', shareOfPace)
    .argument('[folder...]', foldersHelp)
    .addHelpText('after', examples)
    .action(async (share: number, named: readonly string[]) => {
      const { paceRuns } = await import('../../../replay/stopping/pace-runs.ts');
      const { titleOfRun } = await import('../../../replay/stopping/render-status.ts');
      const runs = await paceRuns(await foldersOf(cli, named), share);
      const atWork = runs.filter(({ outcome }) => outcome !== 'ended');
      const lines =
        atWork.length === 0
          ? ['No replay is at work here.']
          : atWork.map((run) => describe(run, titleOfRun(run), share));
      await cli.terminal.out(`${lines.join('\n')}\n`);
      const silent = runs.find(({ outcome }) => outcome === 'silent');
      const unpaced = runs.find(({ outcome }) => outcome === 'no-pace');
      if (unpaced !== undefined && silent === undefined) throw noPace(unpaced);
      if (silent === undefined) return;
      throw new HarnessError('timeout', {
        what: 'A run did not hear of its pace in time; it goes on as before.',
        where: silent.folder,
        todo: 'Call it again; a run of an earlier version of Seaworthy can only be stopped.',
      });
    });
}

/** @throws {HarnessError} `usage` */
function shareOfPace(value: string): number {
  const [, digits, sign] = /^(\d+(?:\.\d+)?) ?(%?)$/.exec(value) ?? [];
  const share = Number(digits) / (sign === '%' ? 100 : 1);
  if (share >= 0 && share <= 1) return share;
  if (share > 1) {
    throw new HarnessError('usage', {
      what: `${value} is faster than the run was begun with.`,
      where: '<share>',
      todo: 'Give a share up to 1. For more, stop the run and go on with it by `seaworthy replay resume RUN --rate-max N`.',
    });
  }
  throw new HarnessError('usage', {
    what: `"${value}" is no share of a pace.`,
    where: '<share>',
    todo: 'Give 0 to hold the run, 0.5 or 50% for half of its pace, 1 for all of it.',
  });
}

/** Who holds a run in a hurry must not believe that this one is held. */
function noPace({ kind, folder }: PacedRun): HarnessError {
  return new HarnessError('usage', {
    what: `A ${kind} run has no pace that could be changed; it goes on as before.`,
    where: folder,
    todo: `To end it: seaworthy replay stop ${folder}`,
  });
}

function describe({ outcome }: PacedRun, title: string, share: number): string {
  if (outcome === 'silent') return `Did not hear of it in time: ${title}`;
  if (outcome === 'no-pace') return `Goes on as before: ${title}`;
  return share === 0 ? `Held: ${title}` : `At ${share * 100} % of its pace: ${title}`;
}

const examples = `
Examples:
  $ seaworthy replay pace 0.3      every run that was started in this folder, within a second
  $ seaworthy replay pace 0        holds it: nothing is sent until it is told another pace
  $ seaworthy replay pace 1        goes on at its own pace, as far as the guard allows
  $ seaworthy replay pace 50% /srv/app/run-1

A run never goes above its own pace and --rate-max. What was held back is not made up for: the rest of the run
moves. The report and its chart show each change. A run that is taken up again by \`resume\` goes at its own pace.
Runs of \`replay pages\` and \`replay capacity\` have no pace: only \`replay stop\` ends them.
`;
