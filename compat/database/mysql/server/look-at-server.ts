/** Looks at both schemas on a scratch server: the real DDL runs, and the server answers for queries and inserts. */
import { someOf } from '../../wording.ts';
import type { Plan } from '../../engine/plan.ts';
import type { InsertTrial } from '../../engine/insert.ts';
import type { ChangeOf } from '../../changes.ts';
import type { Body } from '../../matrix/body.ts';
import { ownSchema, quotePath } from '../names.ts';
import { viewBody } from '../view-body.ts';
import { plainName } from '../../sql.ts';
import { planBodies, storedTexts } from '../bodies/plan-bodies.ts';
import type { MysqlInputs } from '../inputs.ts';
import type { Replayed } from '../replay/replay.ts';
import type { Resolved } from '../queries/resolve.ts';
import type { Reader } from '../reader.ts';
import { objectsBefore, wayBack } from '../rollback/way-back.ts';
import type { Seen } from '../seen.ts';
import { carryOut } from './carry-out.ts';
import { readCatalog } from './catalog.ts';
import type { MysqlSession } from './connection.ts';
import { Identities } from './identities.ts';
import { keepPrepared, useKept } from './kept-statements.ts';
import { tryInsert } from './insert-trial.ts';
import { probeLocks } from './lock-probe.ts';
import { asMysqlError } from './mysql-error.ts';
import { runMigrations } from './run-statements.ts';
import type { SchemaModel } from '../../model.ts';

export interface Stage {
  readonly reader: Reader;
  readonly session: MysqlSession;
  readonly version: string;
  timeLeftMs(): number;
  /** Empties the database. */
  reset(): Promise<void>;
}

const queryTimeoutMs = 30_000;

export async function lookAtServer(stage: Stage, inputs: MysqlInputs): Promise<Seen> {
  const { reader, session, version } = stage;
  const timeLeftMs = (): number => stage.timeLeftMs();
  const { baseline, added, candidate, rows, queries } = inputs;
  const release = added ?? candidate;
  const read = await reader.replay({
    baseline,
    candidate: release,
    continues: added !== undefined,
    isLenient: true,
  });
  const ask = (sql: string): ReturnType<MysqlSession['rows']> => session.rows(sql, timeLeftMs());
  const isMariadb = /mariadb/i.test(version);
  const byName = new Map<string, number>();
  const running = { session, timeLeftMs };

  const first = await runMigrations(running, rows === undefined ? baseline : [...baseline, rows], false);
  const before = await readCatalog(ask, new Identities(read.before.model, byName), isMariadb);
  const filled = await filledTables(ask, before);
  const bodies = { before: await bodiesOf(session, read.before, before), after: [] as Body[] };
  const onOld = await answers(stage, queries, before);
  const backing = { session, reader, isMariadb, byName, timeLeftMs };
  const oldObjects = await objectsBefore(backing, inputs, read.before.model);
  const kept = added === undefined ? [] : await keepPrepared(session, queries);
  if (added === undefined) await stage.reset();

  const copied: ChangeOf<'table-copied'>[] = [];
  const oldTables = new Set(added === undefined ? [] : before.tables.map(({ name }) => name));
  const probe = async (statement: Parameters<typeof probeLocks>[1]): Promise<void> => {
    const found = await probeLocks(session, statement, oldTables);
    if (found !== undefined) copied.push(found);
  };
  const second = await runMigrations({ ...running, before: probe }, release, true);
  const used = await useKept(session, kept);
  const after = await readCatalog(ask, new Identities(read.after.model, byName), isMariadb);
  bodies.after = await bodiesOf(session, read.after, after);
  const leftOut = [...first.leftOut, ...second.leftOut];
  return {
    before: withText(before, read.before.model),
    after: withText(after, read.after.model),
    onOld,
    onNew: await answers(stage, queries, after),
    kept: used,
    unread: [],
    copied,
    filled,
    rowFaults: second.faults,
    bodies,
    remarks: [
      `The scratch server is ${isMariadb ? 'MariaDB' : 'MySQL'} ${version}.`,
      ...(leftOut.length === 0
        ? []
        : [`Left out on the scratch server, because they reach beyond their database: ${someOf(leftOut)}.`]),
    ],
    wayBack: wayBack(backing, inputs, after, oldObjects),
    tryInserts: (trials) => inTurn(trials, (trial) => tryInsert(session, trial, after)),
  };
}

/** What the server was not given, because it reaches beyond its database, and columns of views that fail there. */
function withText(schema: SchemaModel, read: SchemaModel): SchemaModel {
  const columnsOf = (view: SchemaModel['views'][number]) =>
    read.views.find((other) => plainName(other) === plainName(view))?.columns ?? [];
  return {
    ...schema,
    others: read.others,
    views: schema.views.map((view) =>
      view.columns.length > 0 ? view : { ...view, columns: columnsOf(view) },
    ),
  };
}

async function bodiesOf(session: MysqlSession, read: Replayed, schema: SchemaModel): Promise<Body[]> {
  const ask = (sql: string): ReturnType<MysqlSession['rows']> => session.rows(sql, queryTimeoutMs);
  const plan = (queries: readonly string[]) =>
    inTurn(queries, async (sql) => {
      const said = await prepared(session, sql);
      return said.works ? undefined : said.error;
    });
  const kept = await planBodies(storedTexts(read), schema, plan);
  return [...(await viewBodies(session, ask)), ...kept];
}

/** A view that reads what is gone fails only when it is used. */
async function viewBodies(
  session: MysqlSession,
  ask: (sql: string) => ReturnType<MysqlSession['rows']>,
): Promise<Body[]> {
  const views = await ask(
    'SELECT table_name AS name, view_definition AS text FROM information_schema.views WHERE table_schema = DATABASE() ORDER BY 1',
  );
  return inTurn(views, async (view) => {
    const at = { schema: ownSchema, name: view['name'] ?? '' };
    const plan = await prepared(session, `SELECT * FROM ${quotePath(at)}`);
    // The name of the scratch database is another in each run.
    const text = (view['text'] ?? '').replace(/`seaworthy_scratch_[\da-f]+`\./g, '');
    return viewBody(at, text, plan.works ? undefined : plan.error);
  });
}

/** One after the other: there is one session only. */
async function inTurn<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

async function filledTables(
  ask: (sql: string) => ReturnType<MysqlSession['rows']>,
  { tables }: SchemaModel,
): Promise<string[]> {
  if (tables.length === 0) return [];
  const each = tables.map(
    (table) =>
      `SELECT '${plainName(table).replaceAll("'", "''").replaceAll('\\', '\\\\')}' AS name FROM DUAL WHERE EXISTS (SELECT 1 FROM ${quotePath(table)})`,
  );
  return (await ask(each.join('\nUNION ALL '))).map(({ name }) => name ?? '');
}

/** What the server says of each query; what it uses is read from its text. */
async function answers(stage: Stage, queries: readonly string[], schema: SchemaModel): Promise<Resolved[]> {
  const resolved = await stage.reader.resolve({ queries, schema, triggers: [] });
  return inTurn([...queries.entries()], async ([i, sql]) => {
    // The reader answers for each query, in order.
    const { uses, shape, insert } = resolved[i]!;
    const said = await prepared(stage.session, sql);
    if (!said.works) return { plan: said, shape, uses };
    const refused = insert === undefined ? undefined : await refusedInsert(stage.session, insert, schema);
    if (refused !== undefined) return { plan: { works: false, error: refused }, shape, uses };
    const written = await carryOut(stage.session, { sql, shape }, schema);
    return { plan: { ...said, uses }, shape, uses, ...(written && { written }) };
  });
}

async function prepared(session: MysqlSession, sql: string): Promise<Plan> {
  try {
    const results = await session.describe(sql, queryTimeoutMs);
    return { works: true, parameters: [], results, uses: [] };
  } catch (error) {
    return { works: false, error: asMysqlError(error) };
  }
}

/** PREPARE does not look for what an insert leaves out; only running it does. */
async function refusedInsert(
  session: MysqlSession,
  trial: InsertTrial,
  schema: SchemaModel,
): Promise<{ code: string; message: string } | undefined> {
  const { result, error } = await tryInsert(session, trial, schema);
  return result === 'refused' ? error : undefined;
}
