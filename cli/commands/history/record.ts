import { Option } from 'commander';
import type { Command } from 'commander';
import type { Cli } from '../../cli.ts';
import { collect, collectPairs, duration, serviceHelp } from '../../options.ts';
import { withRun } from '../../with-run.ts';
import { querySources } from '../compat/database.ts';
import { source } from '../compat/sides.ts';
import { sizeText } from './size-text.ts';
import { addPlaceOption, type PlaceOption } from './place-option.ts';

interface RecordFlags extends PlaceOption {
  readonly release: string;
  readonly schema: string;
  readonly queries?: readonly string[];
  readonly queriesComplete?: boolean;
  readonly commit?: string;
  readonly service?: string;
  readonly placeholder?: Readonly<Record<string, string>>;
  readonly dialect?: 'postgresql' | 'mysql';
  readonly engine?: string;
  readonly timeout?: number;
}

export function registerHistoryRecord(history: Command, cli: Cli): void {
  addPlaceOption(history.command('record'))
    .description('keep the schema of a release and what its queries use; no query texts, no rows')
    .requiredOption('--release <name>', 'name of the release, for example 1.5.0')
    .requiredOption('--schema <source>', 'its migrations: a folder, FOLDER:first=N, or git:REV:FOLDER')
    .option('--queries <source>', 'the queries that it runs, as for `compat db`; may be repeated', collect)
    .option('--queries-complete', 'these are all its queries: only then can it show that something is unused')
    .option('--placeholder <name=value>', 'value of ${name} in the migrations; may be repeated', collectPairs)
    .addOption(
      new Option('--dialect <server>', 'which server the migrations are for, as for `compat db`').choices([
        'postgresql',
        'mysql',
      ]),
    )
    .option('--engine <name>', 'scratch database, as for `compat db`')
    .option('--commit <id>', 'default: the commit that is checked out')
    .option('--service <name>', serviceHelp)
    .option('--timeout <duration>', 'time limit of everything together; default 120s', duration)
    .addHelpText('after', examples)
    .action(async (options: RecordFlags) => {
      const { cwd, env } = cli.terminal;
      const { recordRelease } = await import('../../../compat/index.ts');
      const { recordsPlace, subjectAt } = await import('../../../gate/index.ts');
      const subject = await subjectAt({ cwd, env, service: options.service });
      const stopping = 'Stopping; nothing is recorded.\n';
      const work = {
        service: subject.service,
        release: options.release,
        commit: options.commit ?? subject.commit,
        schema: source(cli, options.schema),
        queries: await querySources(cli, options.queries),
        queriesComplete: options.queriesComplete,
        history: recordsPlace(options.history, cwd),
        placeholders: options.placeholder,
        dialect: options.dialect,
        engine: options.engine,
        timeoutMs: options.timeout,
      };
      const { release, catalog, queries, complete } = await withRun(
        cli.terminal,
        (context) => recordRelease(work, context),
        stopping,
      );
      await cli.terminal.out(
        `Recorded ${release} of ${subject.service}: ${sizeText({ catalog, queries, complete })}.\n`,
      );
    });
}

const examples = `
Examples:
  $ seaworthy history record --release 1.5.0 --schema db/migrations --queries db/queries --queries-complete
  $ seaworthy history record --release 1.4.2 --schema git:v1.4.2:db/migrations --history "$HISTORY_URL"
`;
