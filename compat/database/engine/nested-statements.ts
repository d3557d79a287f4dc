/** What a block or a function runs, where the text of the statement does not say it. */
import { readPlpgsql } from '../matrix/plpgsql.ts';
import { quoteLiteral } from '../sql.ts';
import type { Session } from './session.ts';
import { parseTree } from './statements.ts';
import type { Statement } from './statements.ts';

export interface Nested {
  /** Parse trees of what changed the schema, in order, as it ran. */
  readonly ran: readonly object[];
  /** Parse trees of the writes that the text of a block holds, whether they ran or not. */
  readonly written: readonly object[];
}

/** Runs a statement by `work`, and hears what runs inside of it. */
export async function hearNested<T>(
  db: Session,
  statement: Statement,
  work: () => Promise<T>,
): Promise<Nested & { readonly result: T }> {
  if (!(await mayRunOthers(db, statement))) return { result: await work(), ran: [], written: [] };
  await db.exec(listen);
  try {
    const result = await work();
    return { result, ran: await heardBy(db), written: await writesIn(statement) };
  } finally {
    // A transaction that has failed takes it back itself.
    await db.exec(stop).catch(() => {});
  }
}

const charactersMax = 100_000;

/** The stack of a nested statement ends with its text. A role that may not listen hears nothing. */
const listen = `DO $seaworthy$ BEGIN
  PERFORM set_config('seaworthy.heard', '', false);
  CREATE FUNCTION pg_temp.seaworthy_hear() RETURNS event_trigger LANGUAGE plpgsql AS $hear$
    DECLARE heard text := current_setting('seaworthy.heard', true); stack text;
    BEGIN
      GET DIAGNOSTICS stack = PG_CONTEXT;
      IF length(heard) < ${charactersMax} THEN
        PERFORM set_config('seaworthy.heard', concat(heard, to_json(stack), chr(10)), false);
      END IF;
    END $hear$;
  CREATE EVENT TRIGGER seaworthy_hear ON ddl_command_end EXECUTE FUNCTION pg_temp.seaworthy_hear();
  EXCEPTION WHEN OTHERS THEN NULL;
END $seaworthy$`;

const stop = `DO $seaworthy$ BEGIN
  DROP EVENT TRIGGER IF EXISTS seaworthy_hear;
  DROP FUNCTION IF EXISTS pg_temp.seaworthy_hear();
  EXCEPTION WHEN OTHERS THEN NULL;
END $seaworthy$`;

async function heardBy(db: Session): Promise<object[]> {
  const { rows } = await db.query<{ heard: string | null }>(
    `SELECT current_setting('seaworthy.heard', true) AS heard`,
  );
  const stacks = (rows[0]?.heard ?? '').split('\n').filter((line) => line !== '');
  const texts = stacks.flatMap((stack) => {
    const [, sql] = /\nSQL statement "(.*?)"\nPL\/pgSQL function /s.exec(JSON.parse(stack) as string) ?? [];
    return sql === undefined ? [] : [sql];
  });
  return treesOf(texts);
}

async function treesOf(texts: readonly string[]): Promise<object[]> {
  const trees: object[] = [];
  for (const text of texts) trees.push(...((await parseTree(text)) ?? []));
  return trees;
}

/** A block, a procedure, or a query that calls a function of the schema. */
async function mayRunOthers(db: Session, { kind, sql }: Statement): Promise<boolean> {
  if (kind === 'DoStmt' || kind === 'CallStmt') return true;
  const called = kind === 'SelectStmt' ? [...sql.matchAll(/(\w+)"?\s*\(/g)].map(([, name = '']) => name) : [];
  if (called.length === 0) return false;
  const names = called.map((name) => quoteLiteral(name.toLowerCase())).join(', ');
  const { rows } = await db.query(
    `SELECT FROM pg_proc WHERE oid >= 16384 AND lower(proname) IN (${names}) LIMIT 1`,
  );
  return rows.length > 0;
}

/** Of a block in PL/pgSQL, also those that it puts together of constants. */
async function writesIn({ kind, sql }: Statement): Promise<object[]> {
  if (kind !== 'DoStmt' || !/\b(?:update|delete|truncate)\b/i.test(sql)) return [];
  const [tree] = (await parseTree(sql)) ?? [];
  const body = bodyOf(tree);
  if (body === undefined) return [];
  const definition = `CREATE FUNCTION block() RETURNS void LANGUAGE plpgsql AS ${quoteLiteral(body)}`;
  const { statements } = await readPlpgsql(definition).catch(() => ({ statements: [] }));
  return treesOf(statements.map((statement) => statement.sql).filter((text) => isWrite.test(text)));
}

const isWrite = /^\s*(?:update|delete|truncate)\b/i;

function bodyOf(tree: object | undefined): string | undefined {
  const { DoStmt: block }: { DoStmt?: { args?: Argument[] } } = tree ?? {};
  return block?.args?.find(({ DefElem: item }) => item?.defname === 'as')?.DefElem?.arg?.String?.sval;
}

interface Argument {
  readonly DefElem?: { readonly defname?: string; readonly arg?: { readonly String?: { sval?: string } } };
}
