import { Option } from 'commander';
import type { Command } from 'commander';
import { HarnessError, type RunContext } from '../../../reports/index.ts';
import type { Cli } from '../../cli.ts';
import { collect, collectPairs, duration, serviceHelp } from '../../options.ts';
import { withRun } from '../../with-run.ts';
import { querySources } from '../compat/database.ts';
import { source } from '../compat/sides.ts';
import { contractsToKeep } from './contracts-to-keep.ts';
import { sizeText } from './size-text.ts';
import { addPlaceOption, type PlaceOption } from './place-option.ts';

interface RecordFlags extends PlaceOption {
  readonly release: string;
  readonly schema?: string;
  readonly contract?: Readonly<Record<string, string>>;
  readonly queries?: readonly string[];
  readonly queriesComplete?: boolean;
  readonly commit?: string;
  readonly service?: string;
  readonly placeholder?: Readonly<Record<string, string>>;
  readonly contexts?: readonly string[];
  readonly labels?: string;
  readonly dialect?: 'postgresql' | 'mysql';
  readonly engine?: string;
  readonly timeout?: number;
}

export function registerHistoryRecord(history: Command, cli: Cli): void {
  addPlaceOption(history.command('record'))
    .description(
      'keep the schema of a release, what its queries use (no query texts, no rows), and its contracts',
    )
    .requiredOption('--release <name>', 'name of the release, for example 1.5.0')
    .option('--schema <source>', 'its migrations: a folder, FOLDER:first=N, or git:REV:FOLDER')
    .option(
      '--contract <name=source>',
      'a contract of the release, for --baseline history:NAME; may be repeated. Those of the config are kept too',
      collectPairs,
    )
    .option('--queries <source>', 'the queries that it runs, as for `compat db`; may be repeated', collect)
    .option('--queries-complete', 'these are all its queries: only then can it show that something is unused')
    .option('--placeholder <name=value>', 'value of ${name} in the migrations; may be repeated', collectPairs)
    .option('--contexts <names>', 'contexts of Liquibase that run, as for `compat db`', collect)
    .option('--labels <expression>', 'labels of Liquibase that run, as for `compat db`')
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
    .action((options: RecordFlags) => recordAll(cli, options));
}

async function recordAll(cli: Cli, options: RecordFlags): Promise<void> {
  const { cwd, env } = cli.terminal;
  const { recordsPlace } = await import('../../../gate/records.ts');
  const { subjectAt } = await import('../../../gate/subject.ts');
  const { service, commit } = await subjectAt({ cwd, env, service: options.service });
  const head = { service, release: options.release, history: recordsPlace(options.history, cwd) };
  const contracts = await contractsToKeep(cli, options.contract);
  if (options.schema === undefined && contracts.length === 0) {
    throw new HarnessError('usage', {
      what: 'There is nothing to record.',
      todo: 'Name a schema with --schema, or a contract with --contract NAME=SOURCE.',
    });
  }
  await withRun(
    cli.terminal,
    async (context) => {
      const { recordContracts } = await import('../../../compat/baselines/record-contracts.ts');
      const size =
        options.schema &&
        (await recordSchema(cli, { ...options, schema: options.schema }, { ...head, commit, context }));
      await recordContracts({ ...head, contracts }, context);
      const names = contracts.map(({ name }) => name);
      const parts = [size, names.length > 0 && `contracts ${names.join(', ')}`];
      await cli.terminal.out(
        `Recorded ${head.release} of ${service}: ${parts.filter(Boolean).join('; ')}.\n`,
      );
    },
    'Stopping; nothing more is recorded.\n',
  );
}

interface Recording {
  readonly service: string;
  readonly release: string;
  readonly history: string;
  readonly commit: string | undefined;
  readonly context: RunContext;
}

/** What was recorded, in words. */
async function recordSchema(
  cli: Cli,
  options: RecordFlags & { readonly schema: string },
  { commit, context, ...head }: Recording,
): Promise<string> {
  const { recordRelease } = await import('../../../compat/database/history/record-release.ts');
  const recorded = await recordRelease(
    {
      ...head,
      commit: options.commit ?? commit,
      schema: source(cli, options.schema),
      queries: await querySources(cli, options.queries),
      queriesComplete: options.queriesComplete,
      placeholders: options.placeholder,
      contexts: options.contexts?.flatMap((names) => names.split(',')),
      labels: options.labels,
      dialect: options.dialect,
      engine: options.engine,
      timeoutMs: options.timeout,
    },
    context,
  );
  return sizeText(recorded);
}

const examples = `
Examples:
  $ seaworthy history record --release 1.5.0 --schema db/migrations --queries db/queries --queries-complete
  $ seaworthy history record --release 1.5.0 --contract ads=api/openapi.yaml --contract events=proto
  $ seaworthy history record --release 1.4.2 --schema git:v1.4.2:db/migrations --history "$HISTORY_URL"
`;
