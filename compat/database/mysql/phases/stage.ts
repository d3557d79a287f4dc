import { counted, HarnessError } from '../../../../reports/index.ts';
import type { Notice } from '../../../../reports/index.ts';
import { readDataFile } from '../../data/scratch.ts';
import type { DataSource } from '../../data/data-source.ts';
import { bridgeOf } from '../../phases/column-change.ts';
import type { ColumnChange, ConvertedColumn } from '../../phases/column-change.ts';
import type { Stage, Staging } from '../../phases/stage.ts';
import { TriedTable } from '../../phases/tried-table.ts';
import type { Plan } from '../../engine/plan.ts';
import { settleAlone } from '../../preconditions/settle.ts';
import { readSource } from '../../read/history.ts';
import { serverGround } from '../server/server-ground.ts';
import type { Migration } from '../../read/migration.ts';
import { isMysql } from '../../read/source.ts';
import { quoteBackticks, quotePath } from '../names.ts';
import { readMysqlQueries } from '../queries/read-mysql-queries.ts';
import { unreadCode } from '../queries/resolve.ts';
import { openReader } from '../reader.ts';
import type { Reader } from '../reader.ts';
import { readCatalog } from '../server/catalog.ts';
import type { MysqlSession } from '../server/connection.ts';
import { Identities } from '../server/identities.ts';
import { asMysqlError } from '../server/mysql-error.ts';
import { runMigrations } from '../server/run-statements.ts';
import { openScratchDatabase } from '../server/scratch-database.ts';
import type { ScratchDatabase } from '../server/scratch-database.ts';
import { loadRows } from '../server/scratch-rows.ts';
import { openMysqlLive } from '../servers.ts';
import { runTrials } from './run-trials.ts';
import { tableFacts } from './table-facts.ts';

const stepTimeoutMs = 30_000;

/**
 * A scratch database with the schema and the bridge, and another one with rows.
 *
 * @throws {HarnessError} `usage` without a scratch server; `config-unusable` for expressions that the server does
 *   not take; those of the servers and the inputs.
 */
export async function openMysqlStage(staging: Staging): Promise<Stage> {
  const { change, work, context } = staging;
  const { signal } = context;
  const url = scratchUrl(work.engine);
  const { migrations } = await readSource(work.schema, { signal, dialect: 'mysql' });
  const { queries } = await readMysqlQueries(work.queries, signal);
  const opened: { close(): unknown }[] = [];
  const close = async (): Promise<void> => void (await Promise.all(opened.map((one) => one.close())));
  const keep = <Opened extends { close(): unknown }>(one: Opened): Opened => (opened.push(one), one);
  try {
    const live = work.live === undefined ? undefined : await openMysqlLive(work.live, work, signal);
    if (live !== undefined) keep(live.source);
    const openScratch = async (): Promise<ScratchDatabase> =>
      keep(await openScratchDatabase({ url, signal, ...(live && { sqlMode: live.sqlMode }) }));
    const scratch = await openScratch();
    const { session } = scratch;
    const reader = keep(openReader({ signal, timeLeftMs: () => staging.timeLeftMs() }));
    context.onProgress({ tool: 'compat', step: `applying ${counted(migrations.length, 'migration')}` });
    const timeLeftMs = (): number => staging.timeLeftMs();
    const { candidate, remarks } = await settleAlone(migrations, serverGround({ ...scratch, timeLeftMs }));
    const all = [...candidate, ...bridgeOf(change)];
    await runMigrations({ session, timeLeftMs }, all, false);
    const hasRows = await isFilled(session, change);
    const { notices = [] } = live ?? {};
    const tried = await tryOn({ scratch, reader, all }, change);
    return {
      ...tried,
      rows: live?.source ?? (await scratchRows(staging, { all, hasRows, openScratch })),
      queries,
      notices: [...remarks.map((message): Notice => ({ kind: 'info', message })), ...notices],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Ground {
  /** Has the schema. */
  readonly scratch: Pick<ScratchDatabase, 'session' | 'version'>;
  readonly reader: Reader;
  readonly all: readonly Migration[];
}

/** Empties the table. @throws {HarnessError} `config-unusable` for a table, columns or expressions that are not there. */
export async function tryOn(
  { scratch: { session, version }, reader, all }: Ground,
  change: ColumnChange,
): Promise<Pick<Stage, 'table' | 'runTrials' | 'plan'>> {
  const { before } = await reader.replay({ baseline: all, candidate: [], continues: true, isLenient: true });
  const schema = await readCatalog(
    (sql) => session.rows(sql, stepTimeoutMs),
    new Identities(before.model, new Map()),
    /mariadb/i.test(version),
  );
  const facts = await tableFacts(session, change, schema);
  const table = new TriedTable(change, facts);
  const { anew = [] } = facts ?? {};
  await tryExpressions(session, change);
  // Rows of other tables may be missing, and no row of a migration is in the way of a trial.
  await session.rows('SET foreign_key_checks = 0, autocommit = 0', stepTimeoutMs);
  for (const sql of anew) await session.rows(sql, stepTimeoutMs);
  return {
    table,
    runTrials: (trials) => runTrials(session, trials, anew),
    plan: (texts) => plans({ session, reader }, texts, schema),
  };
}

function scratchUrl(engine: string | undefined): string {
  if (engine !== undefined && isMysql(engine)) return engine;
  throw new HarnessError('usage', {
    what: 'The phases of a MySQL column are tried on a scratch server, and none is named.',
    todo: 'Give --engine mysql://user@host/, a server on which databases may be made and dropped.',
  });
}

/** The server itself tells whether they are expressions, and of the columns of the other side. */
async function tryExpressions(session: MysqlSession, change: ColumnChange): Promise<void> {
  const { old, new: made } = change;
  const sides: (readonly [readonly ConvertedColumn[], readonly ConvertedColumn[]])[] = [
    [old, made],
    [made, old],
  ];
  for (const [columns, others] of sides) {
    const given = others.map(({ name }) => `'1' AS ${quoteBackticks(name)}`).join(', ');
    for (const { name, from } of columns) {
      try {
        await session.describe(`SELECT (${from}) FROM (SELECT ${given}) AS given`, stepTimeoutMs);
      } catch (cause) {
        const { code, message } = asMysqlError(cause);
        throw new HarnessError('config-unusable', {
          what: `The server does not take the expression of ${name}: ${code} ${message}.`,
          where: from,
          todo: 'Write an expression of the columns of the other side.',
        });
      }
    }
  }
}

async function isFilled(session: MysqlSession, { table }: ColumnChange): Promise<boolean> {
  const ask = `SELECT 1 FROM ${quotePath(table)} LIMIT 1`;
  // A table that is not there is told of later.
  return session.rows(ask, stepTimeoutMs).then(
    (rows) => rows.length > 0,
    () => false,
  );
}

interface RowPlaces {
  readonly all: readonly Migration[];
  readonly hasRows: boolean;
  openScratch(): Promise<ScratchDatabase>;
}

/** They are in a database of their own, for trials empty the table. */
async function scratchRows(
  { work, ...limits }: Staging,
  { all, hasRows, ...places }: RowPlaces,
): Promise<DataSource | undefined> {
  const file = work.data === undefined ? undefined : await readDataFile(work.data);
  if (file === undefined && !hasRows) return undefined;
  return loadRows(await places.openScratch(), { baseline: all, file }, () => limits.timeLeftMs());
}

/** The server tells whether a query works, its text what it uses. */
async function plans(
  { session, reader }: { readonly session: MysqlSession; readonly reader: Reader },
  queries: readonly string[],
  schema: Parameters<Reader['resolve']>[0]['schema'],
): Promise<Plan[]> {
  const resolved = await reader.resolve({ queries, schema, triggers: [] });
  const found: Plan[] = [];
  for (const [i, { plan, uses }] of resolved.entries()) {
    if (!plan.works && plan.error.code === unreadCode) {
      found.push(plan);
      continue;
    }
    try {
      const results = await session.describe(queries[i] ?? '', stepTimeoutMs);
      found.push({ works: true, parameters: [], results, uses });
    } catch (error) {
      found.push({ works: false, error: asMysqlError(error) });
    }
  }
  return found;
}
