/** Rows as new code writes them, in a MySQL: of a live database, or a file's on the scratch server. */
import { HarnessError } from '../../../../reports/index.ts';
import type { Notice } from '../../../../reports/index.ts';
import type { DataSource } from '../../data/data-source.ts';
import { readDataFile } from '../../data/scratch.ts';
import type { CompatDatabaseOptions } from '../../options.ts';
import type { Migration } from '../../read/migration.ts';
import { rowsIn } from '../../rollback/new-rows.ts';
import type { ScratchDatabase } from '../server/scratch-database.ts';
import { runMigrations } from '../server/run-statements.ts';
import { openMysqlLive } from '../servers.ts';

export interface NewRows {
  readonly source: DataSource;
  readonly notices: readonly Notice[];
}

export interface NewRowsOptions {
  /** Holds the new schema; the file's rows go into it. */
  readonly scratch: ScratchDatabase | undefined;
  /** Old rows that were given count too: the release may have changed them. */
  readonly oldRows: Migration | undefined;
  readonly signal: AbortSignal;
  timeLeftMs(): number;
}

/**
 * Undefined where nobody gave rows.
 *
 * @throws {HarnessError} `usage` for a file without a scratch server; those of the live database and of migrations.
 */
export async function openNewRows(
  options: CompatDatabaseOptions,
  { scratch, oldRows, signal, ...limits }: NewRowsOptions,
): Promise<NewRows | undefined> {
  const { newData, newLive } = options;
  if (newLive !== undefined) {
    const { source, notices } = await openMysqlLive(newLive, options, signal);
    return { source: { ...source, which: 'in the database with the new schema' }, notices };
  }
  if (newData !== undefined && scratch === undefined) {
    throw new HarnessError('usage', {
      what: 'A file of MySQL rows needs a server to be loaded into.',
      where: newData,
      todo: 'Name a scratch server with engine: mysql://user@host/.',
    });
  }
  if (scratch === undefined) return undefined;
  const { session } = scratch;
  const file = newData === undefined ? undefined : await readDataFile(newData);
  const timeLeftMs = (): number => limits.timeLeftMs();
  if (file !== undefined) await runMigrations({ session, timeLeftMs }, [file], false);
  const which = (file ?? oldRows)?.name;
  const rows = (sql: string): ReturnType<DataSource['rows']> => session.rows(sql, timeLeftMs());
  return which === undefined ? undefined : { source: rowsIn({ rows }, which), notices: [] };
}
