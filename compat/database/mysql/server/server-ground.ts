import type { Ground } from '../../preconditions/ground.ts';
import { mysqlObjects } from '../../preconditions/schema-object.ts';
import type { SchemaObject } from '../../preconditions/schema-object.ts';
import { runMigrations } from './run-statements.ts';
import type { Running } from './run-statements.ts';

interface Scratch extends Running {
  /** Empties the database. */
  reset(): Promise<void>;
}

/** A scratch server whose database is empty, and will be emptied again. */
export function serverGround(scratch: Scratch): Ground {
  const { session } = scratch;
  const ask = (sql: string) => session.rows(sql, scratch.timeLeftMs());
  return {
    dialect: 'mysql',
    apply: (migrations, mayLoseRows) => runMigrations(scratch, migrations, mayLoseRows),
    objects: async () => (await ask(mysqlObjects)) as unknown as readonly SchemaObject[],
    value: async (sql) => {
      const [row] = await ask(sql);
      return Object.values(row ?? {})[0] ?? '';
    },
    reset: () => scratch.reset(),
  };
}
