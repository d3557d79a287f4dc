import { catchAllPartitions } from './catch-all.ts';
import type { Session } from './session.ts';
import { serverError } from './server-error.ts';
import type { ServerError } from './server-error.ts';
import type { Name } from '../model.ts';
import { quoteIdentifier, quoteLiteral, quoteName } from '../sql.ts';

/** An insert as old code writes it: it names the columns that it knows, and not `missing`. */
export interface InsertTrial {
  readonly table: Name;
  /** Columns of the old table, by their names in the schema as it stands. */
  readonly known: readonly string[];
  /** The column that the insert leaves out. */
  readonly missing: string;
  /** The check that may refuse what the column then holds, where it is not NOT NULL. */
  readonly check?: string;
}

export interface InsertOutcome {
  /**
   * `refused`: the server rejects it for the missing column. `refused-despite-trigger`: so it does, but a
   * trigger sets the column, perhaps from rows that a trial has not. `unknown`: something else stood in the way.
   */
  readonly result: 'accepted' | 'refused' | 'refused-despite-trigger' | 'unknown';
  readonly sql: string;
  readonly error?: ServerError;
}

/**
 * Tries an insert with made-up values and rolls it back, so that triggers which fill a column count.
 *
 * NOT NULL is checked after BEFORE triggers and ahead of checks, unique and foreign keys: a refusal by one
 * of these says that the column was filled.
 */
export async function tryInsert(db: Session, trial: InsertTrial): Promise<InsertOutcome> {
  const columns = await writableColumns(db, trial);
  const hasTrigger = await triggerSets(db, trial);
  const room = await catchAllPartitions(db, trial.table);
  const alone = await withoutOtherChecks(db, trial);
  const rounds = Math.max(1, ...columns.map(({ labels }) => Math.min(labels.length, labelsMax)));
  let first: InsertOutcome | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const outcome = await tryOnce(db, trial, insertOf(trial.table, columns, round), {
      hasTrigger,
      first: room + alone,
    });
    if (outcome.result === 'accepted' || outcome.result === 'refused') return outcome;
    first ??= outcome;
  }
  return first ?? { result: 'unknown', sql: '' };
}

/** A trigger may know what to do with one kind of row and not with another: so many labels of an enum are tried. */
const labelsMax = 8;

function insertOf(table: Name, columns: readonly Column[], round: number): string {
  if (columns.length === 0) return `INSERT INTO ${quoteName(table)} DEFAULT VALUES`;
  const names = columns.map(({ name }) => quoteIdentifier(name)).join(', ');
  const values = columns.map((column) => sampleValue(column, '', round)).join(', ');
  return `INSERT INTO ${quoteName(table)} (${names}) OVERRIDING SYSTEM VALUE VALUES (${values})`;
}

async function tryOnce(
  db: Session,
  trial: InsertTrial,
  sql: string,
  { hasTrigger, first }: { readonly hasTrigger: boolean; readonly first: string },
): Promise<InsertOutcome> {
  await db.exec('BEGIN');
  try {
    if (first !== '') await db.exec(first);
    await db.exec(sql);
    return { result: 'accepted', sql };
  } catch (cause) {
    const error = serverError(cause);
    if (refuses(trial, error)) {
      return { result: hasTrigger ? 'refused-despite-trigger' : 'refused', sql, error };
    }
    const later = ['23503', '23505', '23P01', ...(trial.check === undefined ? ['23514'] : [])];
    return { result: later.includes(error.code) ? 'accepted' : 'unknown', sql, error };
  } finally {
    await db.exec('ROLLBACK');
  }
}

/** Made-up values need not keep other checks, so these are dropped where one is tried; the trial is rolled back. */
async function withoutOtherChecks(db: Session, { table, check }: InsertTrial): Promise<string> {
  if (check === undefined) return '';
  const { rows } = await db.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint
     WHERE conrelid = $1::regclass AND contype = 'c' AND conislocal AND coninhcount = 0 AND conname <> $2`,
    [quoteName(table), check],
  );
  const drops = rows.map(({ name }) => `DROP CONSTRAINT ${quoteIdentifier(name)}`);
  return drops.length === 0 ? '' : `ALTER TABLE ${quoteName(table)} ${drops.join(', ')}`;
}

function refuses({ missing, check }: InsertTrial, { code, column, constraint }: ServerError): boolean {
  if (check !== undefined) return code === '23514' && constraint === check;
  // A domain that refuses NULL does not name the column; all others of the insert have values.
  return code === '23502' && (column === missing || column === undefined);
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly category: string;
  /** Of an enum, in order. */
  readonly labels: readonly string[];
}

/** Columns that old code fills, and other new ones without a default, so that each is tried alone. */
async function writableColumns(db: Session, { table, known, missing }: InsertTrial): Promise<Column[]> {
  const { rows } = await db.query<Column & { isDue: boolean }>(
    `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, b.typcategory::text AS category,
       ARRAY(SELECT enumlabel FROM pg_enum WHERE enumtypid = b.oid ORDER BY enumsortorder)::text[] AS labels,
       a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS "isDue"
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
     JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     ORDER BY a.attnum`,
    [quoteName(table)],
  );
  return rows.filter(({ name, isDue }) => name !== missing && (known.includes(name) || isDue));
}

/** Whether a BEFORE INSERT trigger has a body that names the column. */
export async function triggerSets(
  db: Session,
  { table, missing }: Pick<InsertTrial, 'table' | 'missing'>,
): Promise<boolean> {
  const { rows } = await db.query(
    `SELECT 1 FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
     WHERE t.tgrelid = $1::regclass AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 7 = 7
       AND strpos(lower(p.prosrc), 'new.' || lower($2)) > 0`,
    [quoteName(table), missing],
  );
  return rows.length > 0;
}

/** A literal of a type that nearly every check lets in: `words` for a text, another label of an enum each round. */
export function sampleValue({ type, category, labels }: Omit<Column, 'name'>, words = '', round = 0): string {
  const fixed = category === 'S' ? words : byCategory[category];
  const text = labels[round % labels.length] ?? samples[type.replace(/\(.*\)/, '')] ?? fixed;
  // NULL is the last resort: the server then names this column, and the trial says nothing.
  return text === undefined ? 'NULL' : `${quoteLiteral(text)}::${type}`;
}

const samples: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000001',
  json: '{}',
  jsonb: '{}',
  bytea: '',
  interval: '1 day',
  xml: '<a/>',
  inet: '127.0.0.1',
  cidr: '127.0.0.0/8',
  macaddr: '08:00:2b:01:02:03',
  'time without time zone': '00:00:01',
  'time with time zone': '00:00:01+00',
  tsvector: 'a',
  point: '(0,0)',
};

/** Letters of `pg_type.typcategory`. */
const byCategory: Readonly<Record<string, string>> = {
  A: '{}',
  B: 'true',
  D: '2020-01-01',
  N: '1',
  R: 'empty',
  V: '0',
};
