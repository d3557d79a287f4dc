/** Looks at examples on two scratch databases that are emptied for each. */
import { readerInPlace } from '../reader.test-support.ts';
import type { Looking } from '../rules/example.test-support.ts';
import { rowsIn } from '../../rollback/new-rows.ts';
import { lookAtServer } from './look-at-server.ts';
import { runMigrations } from './run-statements.ts';
import type { ScratchDatabase } from './scratch-database.ts';
import { loadRows } from './scratch-rows.ts';

export async function lookingOn(scratch: ScratchDatabase, rows: ScratchDatabase): Promise<Looking> {
  const reader = await readerInPlace();
  const timeLeftMs = (): number => 60_000;
  return {
    look: async (inputs) => {
      await scratch.reset();
      return lookAtServer({ ...scratch, reader, timeLeftMs }, inputs);
    },
    openNewRows: async (sql) => {
      const { session } = scratch;
      await runMigrations({ session, timeLeftMs }, [{ name: 'new.sql', sql }], false);
      return rowsIn({ rows: (question) => session.rows(question, timeLeftMs()) }, 'new.sql');
    },
    openRows: async ({ baseline, rows: file }, { filled }) => {
      if (filled.length === 0) return undefined;
      await rows.reset();
      return loadRows({ ...rows, close: async () => {} }, { baseline, file }, timeLeftMs);
    },
  };
}
