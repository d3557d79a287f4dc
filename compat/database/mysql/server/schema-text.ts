import { HarnessError } from '../../../../reports/index.ts';
import { connect, type MysqlSession } from './connection.ts';

export interface SchemaLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * The schema of a running database as the server itself writes it (`SHOW CREATE`), in the form of a dump: tables, views,
 * functions, procedures and triggers, without rows. The session is read-only.
 *
 * @throws {HarnessError} `usage` for an address without a database, `target-unreachable`, `timeout`.
 */
export async function schemaText(url: string, { signal, timeoutMs }: SchemaLimits): Promise<string> {
  const session = await connect({ url, what: 'The database with the schema', signal });
  try {
    return await writtenBy(session, timeoutMs);
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof HarnessError) throw cause;
    throw new HarnessError('target-unreachable', {
      what: `The schema of the database cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
      where: new URL(url).host,
      todo: 'Let the role see every table, view, trigger and routine (SELECT, SHOW VIEW, TRIGGER, EXECUTE), or give a file that mysqldump --no-data --routines wrote.',
      cause,
    });
  } finally {
    await session.close();
  }
}

async function writtenBy(session: MysqlSession, timeoutMs: number): Promise<string> {
  const ask = (sql: string): Promise<Record<string, string | null>[]> => session.rows(sql, timeoutMs);
  await ask('SET SESSION TRANSACTION READ ONLY');
  const [{ name: database = null } = {}] = await ask('SELECT DATABASE() AS name');
  if (database === null) {
    throw new HarnessError('usage', {
      what: 'The address names no database.',
      todo: 'Write mysql://user@host:3306/database.',
    });
  }
  const own = (text: string): string => withoutOwner(text).replaceAll(`${quoted(database)}.`, '');
  const texts = ['-- MySQL dump of what SHOW CREATE says', 'SET FOREIGN_KEY_CHECKS = 0;'];
  const objects = await ask('SHOW FULL TABLES');
  for (const wantsView of [false, true]) {
    for (const object of objects) {
      const [name, kind] = Object.values(object);
      if (typeof name !== 'string' || (kind === 'VIEW') !== wantsView) continue;
      const [shown = {}] = await ask(`SHOW CREATE TABLE ${quoted(name)}`);
      texts.push(`${own(shown['Create View'] ?? shown['Create Table'] ?? '')};`);
    }
  }
  const bodies = [...(await routines(ask)), ...(await triggers(ask))].map(own);
  return [...texts, 'DELIMITER ;;', ...bodies.map((body) => `${body} ;;`), 'DELIMITER ;', ''].join('\n');
}

type Ask = (sql: string) => Promise<Record<string, string | null>[]>;

async function routines(ask: Ask): Promise<string[]> {
  const texts: string[] = [];
  for (const [kind, column] of [
    ['FUNCTION', 'Create Function'],
    ['PROCEDURE', 'Create Procedure'],
  ] as const) {
    for (const { Name: name } of await ask(`SHOW ${kind} STATUS WHERE Db = DATABASE()`)) {
      const [shown = {}] = await ask(`SHOW CREATE ${kind} ${quoted(name ?? '')}`);
      const text = shown[column];
      if (text == null)
        throw new Error(`the body of ${kind.toLowerCase()} ${name ?? ''} is not shown to this role`);
      texts.push(text);
    }
  }
  return texts;
}

async function triggers(ask: Ask): Promise<string[]> {
  const texts: string[] = [];
  for (const { Trigger: name } of await ask('SHOW TRIGGERS')) {
    const [shown = {}] = await ask(`SHOW CREATE TRIGGER ${quoted(name ?? '')}`);
    texts.push(shown['SQL Original Statement'] ?? '');
  }
  return texts;
}

function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** Who made it is another matter on a scratch server, and often unknown there. */
function withoutOwner(text: string): string {
  return text.replace(/ DEFINER=(?:`(?:[^`]|``)*`|[^\s@]+)@(?:`(?:[^`]|``)*`|\S+)/, '');
}
