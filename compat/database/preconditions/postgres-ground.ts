import type { Engine } from '../engine/engine.ts';
import type { Ground } from './ground.ts';
import { postgresObjects } from './schema-object.ts';
import type { SchemaObject } from './schema-object.ts';

/** A scratch PostgreSQL, which is empty and will be emptied again. */
export function postgresGround(engine: Pick<Engine, 'apply' | 'tryOut' | 'rows' | 'reset'>): Ground {
  return {
    dialect: 'postgresql',
    apply: (migrations, mayLoseRows) => (mayLoseRows ? engine.tryOut(migrations) : engine.apply(migrations)),
    objects: async () => (await engine.rows(postgresObjects)) as unknown as readonly SchemaObject[],
    value: async (sql) => firstValue((await engine.rows(sql))[0]),
    reset: () => engine.reset(),
  };
}

/** As the driver of Liquibase shows it; empty without a row. */
function firstValue(row: object | undefined): string {
  const [value] = Object.values(row ?? {}) as readonly (string | number | boolean | null)[];
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value ?? '');
}
