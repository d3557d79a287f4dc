import type { DataSource } from '../../data/data-source.ts';
import type { Migration } from '../../read/migration.ts';
import { readMysqlFacts } from '../proofs/live-facts.ts';
import { runMigrations } from './run-statements.ts';
import type { ScratchDatabase } from './scratch-database.ts';

/** Rows in a scratch database that gets the old schema: those that the baseline inserts, and a file's. */
export async function loadRows(
  scratch: ScratchDatabase,
  { baseline, file }: { readonly baseline: readonly Migration[]; readonly file: Migration | undefined },
  timeLeftMs: () => number,
): Promise<DataSource> {
  const { session } = scratch;
  const all = file === undefined ? baseline : [...baseline, file];
  await runMigrations({ session, timeLeftMs }, all, false);
  const rows: DataSource['rows'] = (sql) => session.rows(sql, timeLeftMs());
  return {
    which: file === undefined ? 'that the baseline migrations insert' : `in ${file.name}`,
    live: false,
    partial: file === undefined,
    rows,
    facts: () => readMysqlFacts(rows),
    look: async ({ sql }) => ({ rows: await rows(sql) }),
    close: () => scratch.close(),
  };
}
