/** Puts a release into the history: its schema and what its queries use. */
import { counted, HarnessError } from '../../../reports/index.ts';
import type { RunContext } from '../../../reports/index.ts';
import { schemaDigest } from '../digest.ts';
import { dialectOf } from '../dialects.ts';
import { openEngine } from '../engine/engine.ts';
import type { EngineOptions } from '../engine/engine.ts';
import { recordedMysqlRelease } from '../mysql/history/recorded-release.ts';
import type { RecordedRelease } from '../mysql/history/recorded-release.ts';
import { readMysqlQueries } from '../mysql/queries/read-mysql-queries.ts';
import type { Query } from '../queries/planned.ts';
import type { Dialect } from '../read/dialect.ts';
import type { Migration } from '../read/migration.ts';
import { readQueries } from '../queries/read-queries.ts';
import type { CompatDatabaseOptions } from '../options.ts';
import { postgresGround } from '../preconditions/postgres-ground.ts';
import { settleAlone } from '../preconditions/settle.ts';
import { readSource } from '../read/history.ts';
import { isMysql, shownSource } from '../read/source.ts';
import { catalogOf } from './object-key.ts';
import { recordedQuery } from './recorded-query.ts';
import type { ReleaseRecord } from './release-record.ts';
import { writeRelease } from './release-store.ts';

export interface RecordReleaseOptions extends Pick<
  CompatDatabaseOptions,
  | 'dialect'
  | 'queries'
  | 'queriesComplete'
  | 'placeholders'
  | 'contexts'
  | 'labels'
  | 'engine'
  | 'timeoutMs'
  | 'cacheFolder'
> {
  /** Who is released; each service that uses the database has releases of its own. */
  readonly service: string;
  /** Name of the release, for example `1.5.0`. Recording it again replaces it. */
  readonly release: string;
  readonly commit?: string;
  /** Schema of the release: a folder of migrations, `git:v1.5.0:db/migrations`, as for `compat db`. */
  readonly schema: string;
  /** Folder or `postgres://` URL of the history. */
  readonly history: string;
}

/**
 * Builds the schema on a scratch database, plans the queries on it, and keeps what they use; MySQL is read without a
 * server, or on the one that `engine` names. Texts of queries and rows are not kept.
 *
 * @throws {HarnessError} `usage`, `input-unreadable`, `nothing-selected`, `migration-failed`, `timeout` for the
 *   inputs; `store-failed` for the history.
 */
export async function recordRelease(
  options: RecordReleaseOptions,
  context: RunContext,
): Promise<ReleaseRecord> {
  const { service, release, commit, queriesComplete = false, history } = options;
  if (service === '' || release === '') {
    throw new HarnessError('usage', { what: 'A release to record needs a service and a name.' });
  }
  const { signal } = context;
  const { placeholders, contexts, labels, timeoutMs = 120_000, engine: on, cacheFolder } = options;
  const dialect = await dialectOf({ ...options, subject: { service }, candidate: options.schema }, signal);
  const source = { signal, placeholders, timeoutMs, dialect, choice: { contexts, labels } };
  const { migrations } = await readSource(options.schema, source);
  refuseOtherServer(on, dialect, options.schema);
  const specs = options.queries;
  const { queries, built } =
    dialect === 'mysql' ? await readMysqlQueries(specs, signal) : await readQueries(specs ?? [], signal);
  context.onProgress({ tool: 'compat', step: `applying ${counted(migrations.length, 'migration')}` });
  const startedMs = performance.now();
  const timeLeftMs = (): number => Math.round(timeoutMs - (performance.now() - startedMs));
  const limits = { signal, timeLeftMs, cacheFolder, engine: on };
  const read = dialect === 'mysql' ? recordedMysqlRelease : recordedPostgresRelease;
  const { schema, queries: recorded } = await read(migrations, queries, limits);
  return writeRelease(history, {
    format: 1,
    service,
    release,
    ...(commit !== undefined && { commit }),
    recordedAt: context.now().toISOString(),
    schemaDigest: schemaDigest(schema),
    complete: queriesComplete && queries.length > 0 && built.length === 0,
    catalog: catalogOf(schema),
    queries: [...recorded],
  });
}

async function recordedPostgresRelease(
  migrations: readonly Migration[],
  queries: readonly Query[],
  options: EngineOptions,
): Promise<RecordedRelease> {
  const engine = await openEngine(migrations, options);
  try {
    const { candidate } = await settleAlone(migrations, postgresGround(engine));
    await engine.apply(candidate);
    const schema = await engine.snapshot();
    const texts = queries.map(({ sql }) => sql);
    const plans = await engine.plan(texts);
    const shapes = await engine.shapes(texts);
    return {
      schema,
      // The engine answers for each query, in order.
      queries: queries.map((query, i) =>
        recordedQuery(query, { plan: plans[i]!, shape: shapes[i]!, schema }),
      ),
    };
  } finally {
    await engine.close();
  }
}

function refuseOtherServer(engine: string | undefined, dialect: Dialect, schema: string): void {
  if (engine === undefined || isMysql(engine) === (dialect === 'mysql')) return;
  throw new HarnessError('usage', {
    what: `This engine does not run ${dialect === 'mysql' ? 'MySQL' : 'PostgreSQL'}, for which the migrations are.`,
    where: shownSource(schema),
    todo: 'Name a scratch server of the same kind with engine, or none.',
  });
}
