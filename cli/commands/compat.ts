import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { Subject } from '../../reports/index.ts';
import { collect, duration, serviceHelp } from '../options.ts';
import { addReportingOptions, runTool, type ReportingOptions } from '../reporting.ts';
import type { Cli } from '../cli.ts';

interface CompatOptions extends ReportingOptions {
  readonly baseline: string;
  readonly candidate: string;
  readonly service?: string;
  readonly queries?: string;
  readonly queriesComplete?: boolean;
  readonly live?: string;
  readonly data?: string;
  readonly newQueries?: string;
  readonly timeout?: number;
  readonly capture?: readonly string[];
}

export function registerCompat(program: Command, cli: Cli): void {
  const compat = program.command('compat').description('can old and new share one database, one contract?');
  registerDatabase(compat, cli);
  registerApi(compat, cli);
}

function registerDatabase(compat: Command, cli: Cli): void {
  addReportingOptions(compat.command('db'))
    .description('compare two database schemas and prove what breaks old code or a rollback')
    .requiredOption('--baseline <source>', 'old migrations: a folder, FOLDER:first=N, or git:REV:FOLDER')
    .requiredOption('--candidate <source>', 'new migrations, in the same forms')
    .option('--queries <path>', 'SQL file or folder with the queries that the old code runs')
    .option('--new-queries <path>', 'queries that the new code runs; they are also tried on the old schema')
    .option('--queries-complete', 'these are all queries of the old code: what they do not use may go')
    .option('--live <url>', 'postgres:// URL of a live database (read-only role) for data proofs')
    .option('--data <file>', 'SQL file with sample rows, instead of --live')
    .option('--timeout <duration>', 'time limit of everything together; default 120s', duration)
    .option('--service <name>', serviceHelp)
    .addHelpText('after', databaseExamples)
    .action((options: CompatOptions) =>
      runTool(cli, options, async (context) => {
        const { compatDatabase } = await import('../../compat/index.ts');
        return compatDatabase(
          {
            baseline: source(cli, options.baseline),
            candidate: source(cli, options.candidate),
            queries: options.queries && source(cli, options.queries),
            queriesComplete: options.queriesComplete,
            live: options.live,
            newQueries: options.newQueries && source(cli, options.newQueries),
            timeoutMs: options.timeout,
            data: options.data && resolve(cli.terminal.cwd, options.data),
            subject: await subjectFor(cli, options),
          },
          context,
        );
      }),
    );
}

function registerApi(compat: Command, cli: Cli): void {
  addReportingOptions(compat.command('api'))
    .description(
      'compare two OpenAPI descriptions in both directions and weigh the changes by captured traffic',
    )
    .requiredOption('--baseline <source>', 'old description: a file or git:REV:FILE')
    .requiredOption('--candidate <source>', 'new description, in the same forms')
    .option('--capture <file>', 'captured traffic that shows how the API is used; may be repeated', collect)
    .option('--service <name>', serviceHelp)
    .addHelpText('after', apiExamples)
    .action((options: CompatOptions) =>
      runTool(cli, options, async (context) => {
        const { compatApi } = await import('../../compat/index.ts');
        return compatApi(
          {
            baseline: source(cli, options.baseline),
            candidate: source(cli, options.candidate),
            capture: options.capture?.map((file) => resolve(cli.terminal.cwd, file)),
            subject: await subjectFor(cli, options),
          },
          context,
        );
      }),
    );
}

async function subjectFor(
  { terminal }: Cli,
  { service, baseline, candidate }: CompatOptions,
): Promise<Subject> {
  const { subjectAt } = await import('../../gate/index.ts');
  return { ...(await subjectAt({ cwd: terminal.cwd, env: terminal.env, service })), baseline, candidate };
}

function source({ terminal }: Cli, spec: string): string {
  return spec.startsWith('git:') ? spec : resolve(terminal.cwd, spec);
}

const databaseExamples = `
Examples:
  $ seaworthy compat db --baseline db/migrations:first=12 --candidate db/migrations
  $ seaworthy compat db --baseline git:v1.4.0:db/migrations --candidate db/migrations --queries db/queries
  $ seaworthy compat db --baseline old/ --candidate new/ --live "$READ_ONLY_URL"
`;

const apiExamples = `
Examples:
  $ seaworthy compat api --baseline git:main:openapi.yaml --candidate openapi.yaml
  $ seaworthy compat api --baseline old.yaml --candidate new.yaml --capture access.log
`;
