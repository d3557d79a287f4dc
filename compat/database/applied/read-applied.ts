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
  const table = tableOf(url, history);
  const session = await (isMysql(url) ? askMysql : askPostgres)(url, limits);
  try {
    const name = await findTable(session, table.name, url);
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

function tableOf(url: string, { layout }: History): AppliedTable {
  if (!isLive(url)) {
    throw new HarnessError('usage', {
      what: 'What is applied is read from a running database.',
      todo: 'Write --applied postgres://user@host:5432/database, or mysql://….',
    });
  }
  if (layout?.table !== undefined) return layout.table;
  throw new HarnessError('usage', {
    what: `What is applied cannot be read: ${layout?.title ?? 'this source'} has no table for it.`,
    todo: 'Leave --applied out and name the baseline, or name the tool with FOLDER:layout=ID.',
  });
}

/** PostgreSQL's tools keep it in the first schema of their search path, wherever that is. */
async function findTable(session: TableAsker, table: string, url: string): Promise<string> {
  const names = await session.tablesNamed(table);
  const [only] = names;
  if (only !== undefined && names.length === 1) return only;
  const isMissing = only === undefined;
  throw new HarnessError('nothing-selected', {
    what: isMissing
      ? `There is no table ${table}, so what is applied is not known.`
      : `There are several tables ${table}: ${names.join(', ')}.`,
    where: shownSource(url),
    todo: isMissing
      ? 'Check the database and that the role may see the table; if nothing is applied yet, compare with an empty folder.'
      : 'Name the baseline instead of --applied.',
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
