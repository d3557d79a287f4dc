/** Plans what a database keeps as text on the schema as it stands. Nothing is carried out. */
import { serverError } from '../engine/server-error.ts';
import type { Session } from '../engine/session.ts';
import type { Name } from '../model.ts';
import { plainName, quoteLiteral, quoteName } from '../sql.ts';
import type { Body, BodyFault } from './body.ts';
import { catalogBodies } from './catalog-bodies.ts';
import type { Kept, Routine } from './catalog-bodies.ts';
import { readPlpgsql } from './plpgsql.ts';
import type { Embedded, ParsedBody } from './plpgsql.ts';
import { withStandIns } from './stand-in.ts';
import type { Scope } from './stand-in.ts';

export async function planBodies(db: Session): Promise<Body[]> {
  const { routines, kept } = await catalogBodies(db);
  const bodies: Body[] = [];
  for (const routine of routines) {
    bodies.push(
      ...(routine.language === 'sql' ? [await createAgain(db, routine)] : await planRoutine(db, routine)),
    );
  }
  for (const item of kept) bodies.push(await planKept(db, item));
  return bodies;
}

/** The server looks into a function in SQL when it is created. */
async function createAgain(db: Session, routine: Routine): Promise<Body> {
  const { source: text, definition } = routine;
  const error = await attempt(db, `BEGIN; ${definition}`, text);
  await db.exec('ROLLBACK');
  return { kind: 'function', ...named(routine), text, planned: 1, faults: error };
}

/** It looks which table it serves, so that not every statement is meant for each of them. */
const asksForTable = /\btg_(?:table_name|relname|relid|table_schema)\b/i;

/** Once for each table whose triggers call it: NEW and OLD are rows of that table. */
async function planRoutine(db: Session, routine: Routine): Promise<Body[]> {
  const parsed = await readPlpgsql(routine.definition).catch(() => undefined);
  // With this setting a name may mean a column where a variable has the same.
  if (parsed === undefined || /#variable_conflict\s+use_column/i.test(routine.source)) return [];
  const { name, searchPath, source: text } = routine;
  const tables = asksForTable.test(text) && routine.tables.length > 1 ? [] : routine.tables;
  const bodies: Body[] = [];
  if (searchPath !== null)
    await db.exec(`SELECT set_config('search_path', ${quoteLiteral(searchPath)}, false)`);
  for (const table of tables.length === 0 ? [undefined] : tables) {
    const scope = { standIns: standInsOf(routine, parsed, table), routine: name };
    const faults = await planStatements(db, parsed.statements, scope);
    const { at, ...own } = named(routine);
    const planned = parsed.statements.length;
    bodies.push(
      table === undefined
        ? { kind: 'function', ...own, at, text, planned, faults }
        : { kind: 'trigger', name: `${own.name} on ${plainName(table)}`, at: table, text, planned, faults },
    );
  }
  if (searchPath !== null) await db.exec('RESET search_path');
  return bodies;
}

function standInsOf(
  { argumentNames, argumentTypes }: Routine,
  { variables }: ParsedBody,
  table: Name | undefined,
): Map<string, string> {
  const standIns = new Map(variables);
  for (const [i, type] of argumentTypes.entries()) {
    const value = type === 'record' ? 'NULL' : `NULL::${type}`;
    standIns.set(`$${i + 1}`, value);
    const name = argumentNames[i] ?? '';
    if (name !== '') standIns.set(name, value);
  }
  if (table !== undefined) {
    for (const row of ['new', 'old']) standIns.set(row, `NULL::${quoteName(table)}`);
  }
  return standIns;
}

async function planStatements(
  db: Session,
  statements: readonly Embedded[],
  scope: Scope,
): Promise<BodyFault[]> {
  const explained: (Embedded & { readonly again: string })[] = [];
  for (const statement of statements) {
    const bare = await withStandIns(statement.sql, scope);
    if (bare === undefined || !canBeExplained.test(bare)) continue;
    explained.push({ ...statement, again: `EXPLAIN (GENERIC_PLAN) ${bare}` });
  }
  // Most bodies are sound: one question for all of it is several times as fast.
  const all = explained.map(({ again }) => again).join(';\n');
  if (explained.length === 0 || (await attempt(db, all, '')).length === 0) return [];
  const faults: BodyFault[] = [];
  for (const { again, text, line } of explained) {
    faults.push(...(await attempt(db, again, text)).map((fault) => ({ ...fault, line })));
  }
  return faults;
}

const canBeExplained = /^\s*(?:\(|select|with|values|insert|update|delete|merge)/i;

async function planKept(db: Session, { kind, schema, name, label, text, sql }: Kept): Promise<Body> {
  const at = { schema, name };
  const own = kind === 'view' ? plainName(at) : `${label} on ${plainName(at)}`;
  const isRule = kind === 'rule';
  const again = isRule ? `BEGIN; ${sql.replace(/^CREATE RULE/, 'CREATE OR REPLACE RULE')}` : `EXPLAIN ${sql}`;
  const faults = await attempt(db, again, text);
  if (isRule) await db.exec('ROLLBACK');
  return { kind, name: own, at, text, planned: 1, faults };
}

async function attempt(db: Session, sql: string, text: string): Promise<BodyFault[]> {
  try {
    await db.exec(sql);
    return [];
  } catch (cause) {
    const { code, message } = serverError(cause);
    return [{ line: null, sql: text, code, message }];
  }
}

function named({ schema, name, arguments: types }: Routine): { name: string; at: Name } {
  return { name: `${plainName({ schema, name })}(${types})`, at: { schema, name } };
}
