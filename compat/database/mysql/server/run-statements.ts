/** Runs migrations on a scratch database, statement by statement: MySQL has no transactions around DDL. */
import { HarnessError } from '../../../../reports/index.ts';
import type { RowFault } from '../../engine/row-fault.ts';
import type { Migration } from '../../read/migration.ts';
import { namePattern, ownSchema, quotePath } from '../names.ts';
import { oneLine } from '../replay/replay.ts';
import { tableIn } from '../replay/statements.ts';
import { splitStatements } from '../split-statements.ts';
import type { MysqlStatement } from '../split-statements.ts';
import type { MysqlSession } from './connection.ts';
import { asMysqlError, isOfRows } from './mysql-error.ts';
import type { MysqlError } from './mysql-error.ts';

export interface Running {
  readonly session: MysqlSession;
  timeLeftMs(): number;
  /** Told before each statement that runs. */
  before?(statement: PlacedStatement): Promise<void>;
}

export interface PlacedStatement extends MysqlStatement {
  readonly file: string;
}

export interface Ran {
  readonly faults: readonly RowFault[];
  /** `file:line` of statements that were left out because they reach beyond their database. */
  readonly leftOut: readonly string[];
}

/** These choose a database; a scratch run stays in its own. */
const choosesDatabase =
  /^(?:use|create\s+(?:database|schema)|drop\s+(?:database|schema)|alter\s+(?:database|schema))\b/i;

/** Rights, users, files and settings of the whole server are none of a migration's business on a scratch one. */
const reachesBeyond =
  /^(?:grant|revoke|(?:create|alter|drop|rename)\s+(?:user|role|server|tablespace|event)|set\b.*?\b(?:global|persist|persist_only|password)|install|uninstall|shutdown|restart|kill|reset|purge|change\s+(?:master|replication)|start\s+(?:slave|replica)|stop\s+(?:slave|replica)|load\s+data|flush|clone|handler)\b|\binto\s+(?:out|dump)file\b|\bload_file\s*\(/i;

const qualified = new RegExp(
  `\\b(?:table|on|into|update|from|join|view|references|trigger|procedure|function)\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?${namePattern}\\s*\\.\\s*${namePattern}`,
  'i',
);

/**
 * Runs all statements in order. Where rows stand in the way of one and `mayRemove` holds, its table is emptied, the
 * statement runs again, and it is told.
 *
 * @throws {HarnessError} `migration-failed` with file, line, statement and the server's error; `timeout`.
 */
export async function runMigrations(
  running: Running,
  migrations: readonly Migration[],
  mayRemove: boolean,
): Promise<Ran> {
  const faults: RowFault[] = [];
  const leftOut: string[] = [];
  for (const { name: file, sql } of migrations) {
    for (const found of splitStatements(sql)) {
      const statement = { ...found, file };
      if (choosesDatabase.test(found.text)) continue;
      if (reachesBeyond.test(found.text)) {
        leftOut.push(`${file}:${found.line}`);
        continue;
      }
      refuseOtherDatabase(statement);
      await running.before?.(statement);
      const removedBefore = faults.reduce((sum, { removed }) => sum + removed, 0);
      const fault = await runOne(running, statement, mayRemove);
      if (fault !== undefined) faults.push({ ...fault, removedBefore });
    }
  }
  return { faults, leftOut };
}

/** It would leave the scratch database, and might meet somebody's own. */
function refuseOtherDatabase({ file, line, text }: PlacedStatement): void {
  const code = text.replace(/'(?:[^'\\]|\\[^]|'')*'?/g, "''");
  const [found] = qualified.exec(code) ?? [];
  if (found === undefined || /\binformation_schema\b/i.test(found)) return;
  throw new HarnessError('migration-failed', {
    what: `The migration names a database (${oneLine(found)}), and a scratch run must stay in its own: ${oneLine(text)}`,
    where: `${file}:${line}`,
    todo: 'Leave the name of the database out, or compare without a server.',
  });
}

async function runOne(
  running: Running,
  statement: PlacedStatement,
  mayRemove: boolean,
): Promise<Omit<RowFault, 'removedBefore'> | undefined> {
  const { sql, text, file, line } = statement;
  try {
    await running.session.rows(sql, running.timeLeftMs());
    return undefined;
  } catch (cause) {
    const error = asMysqlError(cause);
    refuseTimeout(error, statement);
    if (!mayRemove || !isOfRows(error)) throw failed(error, statement);
    const table = tableIn(text, undefined);
    if (table.schema !== ownSchema) throw failed(error, statement);
    const removed = await withoutRows(running, quotePath(table), sql).catch(() => {
      throw failed(error, statement);
    });
    return { file, line, statement: oneLine(text), ...error, ...namedIn(error), table, removed };
  }
}

async function withoutRows(running: Running, table: string, sql: string): Promise<number> {
  const ask = (text: string): ReturnType<MysqlSession['rows']> =>
    running.session.rows(text, running.timeLeftMs());
  const [{ n } = { n: '0' }] = await ask(`SELECT COUNT(*) AS n FROM ${table}`);
  const [{ checks } = { checks: '1' }] = await ask('SELECT @@foreign_key_checks AS checks');
  await ask('SET foreign_key_checks = 0');
  await ask(`DELETE FROM ${table}`);
  await ask(`SET foreign_key_checks = ${Number(checks)}`);
  await ask(sql);
  return Number(n);
}

/** What the message names: a column, or the key and the constraint. */
function namedIn({ code, message }: MysqlError): Pick<RowFault, 'column' | 'constraint'> {
  const column = /(?:column|field) '([^'.]+)'/i.exec(message)?.[1];
  const key = code === '1062' ? /for key '(?:[^'.]+\.)?([^']+)'/.exec(message)?.[1] : undefined;
  const constraint = key ?? /CONSTRAINT `([^`]+)`/.exec(message)?.[1];
  return { ...(column !== undefined && { column }), ...(constraint !== undefined && { constraint }) };
}

function refuseTimeout({ code, message }: MysqlError, { file, line }: PlacedStatement): void {
  if (code !== 'ETIMEDOUT') return;
  throw new HarnessError('timeout', {
    what: `A statement of the migration did not end: ${message}.`,
    where: `${file}:${line}`,
    todo: 'Look for a lock or an endless loop, or raise the time limit.',
  });
}

function failed({ code, message }: MysqlError, { file, line, text }: PlacedStatement): HarnessError {
  return new HarnessError('migration-failed', {
    what: `The migration failed: ${code} ${message} in: ${oneLine(text)}`,
    where: `${file}:${line}`,
    todo: 'Correct the migration, or leave it out of the history.',
  });
}
