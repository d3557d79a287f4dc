/** Writes rows as new code may, on the new schema of a PostgreSQL, and looks whether the old one could hold them. */
import { serverError, withoutValues } from '../engine/server-error.ts';
import type { Session } from '../engine/session.ts';
import { makeUpRows } from '../matrix/made-up-rows.ts';
import { madeUpValue, readValueTypes } from '../matrix/made-up-value.ts';
import type { ValueType } from '../matrix/made-up-value.ts';
import type { Name } from '../model.ts';
import { quoteIdentifier, quoteLiteral, quoteName } from '../sql.ts';
import { boundaryValues, otherValue } from './boundary-values.ts';
import { searchRows } from './search-rows.ts';
import type { Call, Ground, RowOutcome, RowTrial } from './search-rows.ts';
import type { RowsToTry, RowWriter, TriedColumn } from './tried-rows.ts';

/** Undoes everything. */
export async function tryRows(db: Session, trial: RowTrial): Promise<RowOutcome> {
  await db.exec('BEGIN');
  try {
    await makeUpRows(db);
    await db.exec(emptied(quoteName(trial.table)));
    const writer = writerOf(trial, await readColumns(db, trial.table));
    return await searchRows(groundOf(db), trial, writer, await prepareReads(db, trial.reads));
  } finally {
    await db.exec('ROLLBACK');
    for (const i of trial.reads.keys()) await db.exec(`DEALLOCATE ${nameOf(i)}`).catch(() => {});
  }
}

/** A published table without a key refuses deletes (55000) until all of a row tells it apart. */
function emptied(table: string): string {
  return `SET LOCAL session_replication_role = replica;
    DO ${quoteLiteral(`BEGIN DELETE FROM ${table};
      EXCEPTION WHEN object_not_in_prerequisite_state THEN
        ALTER TABLE ${table} REPLICA IDENTITY FULL; DELETE FROM ${table};
      END`)};
    SET LOCAL session_replication_role = origin;`;
}

function groundOf(db: Session): Ground {
  return {
    run: (sql) => db.exec(sql),
    bad: async (question) => Number((await db.query<{ bad: string }>(question)).rows[0]?.bad ?? 0),
    saidOf: (error) => {
      const said = serverError(error);
      return { code: said.code, message: withoutValues(said) };
    },
  };
}

interface Column extends TriedColumn {
  readonly of: ValueType;
}

function writerOf(
  { table, columns: tried, oldType }: RowsToTry,
  columns: readonly Column[],
): RowWriter<Column> {
  // An ordinary value is one that the old type could hold as well.
  const usual = ({ name, of }: Column): string =>
    oldType !== undefined && tried.includes(name) && of.category === 'S'
      ? `'1'::${of.type}`
      : madeUpValue(of, 'a');
  return {
    columns,
    insert: (given, values) => {
      const names = given.map(({ name }) => quoteIdentifier(name)).join(', ');
      const row = given.map((column) => values.get(column.name) ?? usual(column)).join(', ');
      return `INSERT INTO ${quoteName(table)} (${names}) OVERRIDING SYSTEM VALUE VALUES (${row})`;
    },
    other: ({ of }) => otherValue(of.type, of.category),
    edges: ({ of }) => boundaryValues(of.type, of.category, oldType),
  };
}

/** Columns that an insert may fill, with what must be known of their types. */
async function readColumns(db: Session, table: Name): Promise<Column[]> {
  const { rows } = await db.query<{ name: string; type: string; notNull: boolean }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attnotnull AS "notNull" FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [quoteName(table)],
  );
  const types = await readValueTypes(
    db,
    rows.map(({ type }) => type),
  );
  return rows.flatMap(({ name, type, notNull }) => {
    const of = types.get(type);
    return of === undefined ? [] : [{ name, notNull, of }];
  });
}

const nameOf = (i: number | ''): string => `seaworthy_read_${i}`;

/** Calls with made-up parameters; what cannot be prepared is left out. */
async function prepareReads(db: Session, reads: RowTrial['reads']): Promise<Call[]> {
  for (const [i, { sql }] of reads.entries()) {
    await db.exec('SAVEPOINT seaworthy_prepare');
    await db.exec(`PREPARE ${nameOf(i)} AS ${sql}`).catch(() => db.exec('ROLLBACK TO seaworthy_prepare'));
  }
  const { rows } = await db.query<{ name: string; types: string[] }>(
    `SELECT name, parameter_types::text[] AS types FROM pg_prepared_statements WHERE name LIKE 'seaworthy_read_%'`,
  );
  const types = await readValueTypes(
    db,
    rows.flatMap((row) => row.types),
  );
  return rows.map((row) => {
    const values = row.types.map((type) => {
      const known = types.get(type);
      return known === undefined ? 'NULL' : madeUpValue(known, 'a');
    });
    const { name = '', sql: text = '' } = reads[Number(row.name.slice(nameOf('').length))] ?? {};
    return { name, text, sql: `EXECUTE ${row.name}${values.length === 0 ? '' : `(${values.join(', ')})`}` };
  });
}
