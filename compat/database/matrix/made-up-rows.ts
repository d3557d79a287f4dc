import type { Session } from '../engine/session.ts';
import { quoteIdentifier, quoteName } from '../sql.ts';
import { madeUpValue, readValueTypes } from './made-up-value.ts';
import type { ValueType } from './made-up-value.ts';

interface Column {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  /** Part of a foreign key to its own table. */
  readonly pointsAtSelf: boolean;
}

/** A trial of a few queries must not take longer than the migrations of a schema with very many tables. */
const tablesMax = 1000;

/**
 * Gives each table one row, where its checks and domains let one in. Equal types hold equal values, so that
 * foreign keys and lookups between tables find each other. Must run in a transaction that is rolled back.
 */
export async function makeUpRows(db: Session): Promise<void> {
  const columns = await readColumns(db);
  const types = await readValueTypes(
    db,
    columns.map(({ type }) => type),
  );
  const tables = new Map<string, Column[]>();
  for (const column of columns) {
    const name = quoteName({ schema: column.schema, name: column.table });
    tables.set(name, [...(tables.get(name) ?? []), column]);
  }
  const inserts = [...tables].slice(0, tablesMax).map(([table, its]) => firstThatFits(table, its, types));
  await db.exec(`
    SET LOCAL session_replication_role = replica;
    DO $made_up$ BEGIN ${inserts.join('\n')} END $made_up$;
    SET LOCAL session_replication_role = origin;`);
}

/** Columns that an insert may fill. A row is not made its own parent: a trigger that looks for the root never ended. */
async function readColumns(db: Session): Promise<Column[]> {
  const { rows } = await db.query<Column>(
    `SELECT n.nspname AS schema, c.relname AS table, a.attname AS name,
       format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS "notNull",
       EXISTS (SELECT 1 FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND k.confrelid = c.oid
         AND a.attnum = ANY(k.conkey)) AS "pointsAtSelf"
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.oid >= 16384 AND n.nspname !~ '^pg_'
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     ORDER BY c.oid, a.attnum`,
  );
  return rows.filter(({ notNull, pointsAtSelf }) => notNull || !pointsAtSelf);
}

/** All columns filled, then with empty texts, then only what must be: some checks allow one of several columns. */
function firstThatFits(
  table: string,
  columns: readonly Column[],
  types: ReadonlyMap<string, ValueType>,
): string {
  const required = columns.filter(({ notNull }) => notNull);
  const variants = [
    [columns, 'a'],
    [columns, ''],
    [required, 'a'],
  ] as const;
  return variants.reduceRight((otherwise, [its, text]) => {
    const insert = insertOf(table, its, types, text);
    return `BEGIN ${insert}; EXCEPTION WHEN OTHERS THEN ${otherwise} END;`;
  }, 'NULL;');
}

function insertOf(
  table: string,
  columns: readonly Column[],
  types: ReadonlyMap<string, ValueType>,
  text: string,
): string {
  if (columns.length === 0) return `INSERT INTO ${table} DEFAULT VALUES`;
  const names = columns.map(({ name }) => quoteIdentifier(name)).join(', ');
  const values = columns.map(({ type }) => {
    const known = types.get(type);
    return known === undefined ? 'NULL' : madeUpValue(known, text);
  });
  return `INSERT INTO ${table} (${names}) OVERRIDING SYSTEM VALUE VALUES (${values.join(', ')})`;
}
