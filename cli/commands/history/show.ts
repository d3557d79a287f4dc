import type { Command } from 'commander';
import type { ReleaseRecord } from '../../../compat/index.ts';
import type { Cli } from '../../cli.ts';
import { sizeText } from './size-text.ts';
import { addPlaceOption, type PlaceOption } from './place-option.ts';

interface ShowFlags extends PlaceOption {
  readonly json?: boolean;
}

export function registerHistoryShow(history: Command, cli: Cli): void {
  addPlaceOption(history.command('show'))
    .description('list the recorded releases, newest first, or which of their queries use one thing')
    .argument('[object]', 'orders, orders.note, mood.sad or twice(integer)')
    .option('--json', 'the records as they are stored')
    .addHelpText('after', examples)
    .action(async (object: string | undefined, options: ShowFlags) => {
      const { terminal } = cli;
      const { readReleases } = await import('../../../compat/database/history/release-store.ts');
      const { usersIn } = await import('../../../compat/database/history/users-in.ts');
      const { recordsPlace } = await import('../../../gate/records.ts');
      const releases = await readReleases(recordsPlace(options.history, terminal.cwd));
      if (options.json === true) {
        await terminal.out(`${JSON.stringify(releases, null, 2)}\n`);
        return;
      }
      if (releases.length === 0) await terminal.out('No release is recorded.\n');
      for (const release of releases) {
        await terminal.out(
          `${head(release)}  ${object === undefined ? sizeText(release) : users(usersIn(release, object))}\n`,
        );
      }
    });
}

function head({ release, service, commit, recordedAt }: ReleaseRecord): string {
  const day = recordedAt.slice(0, 10);
  return [release.padEnd(12), service, day, commit?.slice(0, 10) ?? ''].join('  ').trimEnd();
}

function users(names: readonly string[] | undefined): string {
  if (names === undefined) return 'does not have it';
  return names.length === 0 ? 'no use' : names.join(', ');
}

const examples = `
Examples:
  $ seaworthy history show
  $ seaworthy history show orders.note
`;
