/** Asks a running database which migrations it holds. */
import { HarnessError } from '../../../reports/index.ts';
import type { SessionLimits } from '../data/session.ts';
import type { History } from '../read/history.ts';
import type { AppliedTable } from '../read/layout.ts';
import { isLive, isMysql, shownSource } from '../read/source.ts';
import { compareApplied } from './applied.ts';
import { askMysql } from './ask-mysql.ts';
import { askPostgres } from './ask-postgres.ts';
import type { Applied, AppliedRow } from './applied.ts';
import type { TableAsker } from './table-asker.ts';

/**
 * Reads the table of the tool that the folder is laid out for, in read-only transactions.
 *
 * @throws {HarnessError} `usage` when the folder's tool keeps no table or the address is of another server,
 *   `nothing-selected` when the table is not there, `target-unreachable` when it cannot be read.
 */
export async function readApplied(url: string, history: History, limits: SessionLimits): Promise<Applied> {
  const tables = tablesOf(url, history);
  const session = await (isMysql(url) ? askMysql : askPostgres)(url, limits);
  try {
    const { table, name } = await findTable(session, tables, url);
    const rows = await session.rows(table.query(name)).catch((cause: unknown) => {
      limits.signal.throwIfAborted();
      throw unreadable(`${name} is not as ${history.layout?.title ?? 'its tool'} makes it`, url, cause);
    });
    const { migrations, idle } = history;
    return compareApplied(migrations, rows.map(rowOf), { name, table, ...(idle && { idle }) });
  } finally {
    await session.close();
  }
}

function tablesOf(url: string, { layout }: History): readonly AppliedTable[] {
  if (!isLive(url)) {
    throw new HarnessError('usage', {
      what: 'What is applied is read from a running database.',
      todo: 'Write --applied postgres://user@host:5432/database, or mysql://….',
    });
  }
  const { table, otherTables = [] } = layout ?? {};
  if (table !== undefined || otherTables.length > 0) return [...(table ? [table] : []), ...otherTables];
  throw new HarnessError('usage', {
    what: `What is applied cannot be read: ${layout?.title ?? 'this source'} has no table for it.`,
    todo: 'Leave --applied out and name the baseline, or name the tool with FOLDER:layout=ID.',
  });
}

/** PostgreSQL's tools keep it in the first schema of their search path, wherever that is. */
async function findTable(
  session: TableAsker,
  tables: readonly AppliedTable[],
  url: string,
): Promise<{ readonly table: AppliedTable; readonly name: string }> {
  for (const table of tables) {
    const names = await session.tablesNamed(table.name);
    const [name] = names;
    if (name !== undefined && names.length === 1) return { table, name };
    if (name === undefined) continue;
    throw new HarnessError('nothing-selected', {
      what: `There are several tables ${table.name}: ${names.join(', ')}.`,
      where: shownSource(url),
      todo: 'Name the baseline instead of --applied.',
    });
  }
  throw new HarnessError('nothing-selected', {
    what: `There is no table ${tables.map(({ name }) => name).join(' or ')}, so what is applied is not known.`,
    where: shownSource(url),
    todo: 'Check the database and that the role may see the table; if nothing is applied yet, compare with an empty folder.',
  });
}

function rowOf(row: Readonly<Record<string, string | null>>): AppliedRow {
  const { version, checksum = null, broken = null, covers = null } = row;
  return { version: version ?? '', checksum, broken, covers };
}

function unreadable(what: string, url: string, cause: unknown): HarnessError {
  const said = cause instanceof Error ? cause.message : String(cause);
  return new HarnessError('target-unreachable', {
    what: `${what}: ${said}`,
    where: shownSource(url),
    todo: 'Check that the role may read the table, or name the tool with FOLDER:layout=ID.',
    cause,
  });
}
