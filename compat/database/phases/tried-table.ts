/** The table of a change on the scratch database: what its columns can hold, and how rows are written into it. */
import { HarnessError } from '../../../reports/index.ts';
import type { Engine } from '../engine/engine.ts';
import { sampleValue } from '../engine/insert.ts';
import { boundaryValues, otherValue } from '../rollback/boundary-values.ts';
import type { BoundaryValue } from '../rollback/boundary-values.ts';
import { plainName, quoteIdentifier, quoteLiteral, quoteName } from '../sql.ts';
import { namesOf } from './column-change.ts';
import { endlessGuard } from './trial.ts';
import type { ColumnChange, ConvertedColumn } from './column-change.ts';

interface TriedColumn {
  readonly name: string;
  readonly type: string;
  readonly category: string;
  readonly labels: readonly string[];
  /** An insert must name it. */
  readonly due: boolean;
  /** Only the database gives it a value. */
  readonly always: boolean;
}

/** Values of some columns, and of what kind the one is that matters. */
export interface Values {
  readonly kind: string;
  /** SQL by name of column. */
  readonly sql: ReadonlyMap<string, string>;
}

/** Pure, once it is read. */
export class TriedTable {
  readonly #change: ColumnChange;
  readonly #columns: ReadonlyMap<string, TriedColumn>;
  /** Foreign keys would want rows of other tables. */
  readonly #foreignKeys: readonly string[];
  readonly #hasTriggers: boolean;

  private constructor(change: ColumnChange, { columns, foreignKeys, hasTriggers }: Described) {
    this.#change = change;
    this.#columns = new Map(columns.map((column) => [column.name, column]));
    this.#foreignKeys = foreignKeys;
    this.#hasTriggers = hasTriggers;
  }

  /** @throws {HarnessError} `config-unusable` where the schema has no such table or column. */
  static async read(engine: Engine, change: ColumnChange): Promise<TriedTable> {
    const [row] = await engine.rows(describe(quoteName(change.table)));
    const said = row?.['said'];
    if (said === null || said === undefined) throw unknown(`table ${plainName(change.table)}`);
    const table = new TriedTable(change, JSON.parse(said) as Described);
    // The last phase takes the old columns away.
    const needed = change.phase === 'remove-old' ? [] : namesOf(change.old);
    const missing = [...change.key, ...needed, ...namesOf(change.new)].find((name) => !table.has(name));
    if (missing !== undefined) throw unknown(`column ${plainName(change.table)}.${missing}`);
    return table;
  }

  has(column: string): boolean {
    return this.#columns.has(column);
  }

  /** Makes room for one row, and ends triggers that call each other. */
  get emptied(): readonly string[] {
    const table = quoteName(this.#change.table);
    const drops = this.#foreignKeys.map(
      (key) => `ALTER TABLE ${table} DROP CONSTRAINT ${quoteIdentifier(key)}`,
    );
    return [...drops, `TRUNCATE ${table} CASCADE`, endlessGuard(table)];
  }

  triggers(state: 'ENABLE' | 'DISABLE'): string {
    return `ALTER TABLE ${quoteName(this.#change.table)} ${state} TRIGGER USER`;
  }

  /** Something happens on each write. */
  get hasTriggers(): boolean {
    return this.#hasTriggers;
  }

  /** Inserts one row with these values, and made-up ones where it must have some; two rows differ in their key. */
  insert(values: ReadonlyMap<string, string>, which: 'first' | 'other' = 'first'): string {
    const { table, key, old, new: made } = this.#change;
    const changed = new Set([...namesOf(old), ...namesOf(made)]);
    const others = [...this.#columns.values()].filter(
      ({ name, due }) => !changed.has(name) && (due || key.includes(name)),
    );
    const madeUp = (column: TriedColumn): string =>
      which === 'other' && key.includes(column.name) ? otherThan(column) : sampleValue(column, 'a');
    const all = new Map([...others.map((column) => [column.name, madeUp(column)] as const), ...values]);
    const names = [...all.keys()].map(quoteIdentifier).join(', ');
    return `INSERT INTO ${quoteName(table)} (${names}) OVERRIDING SYSTEM VALUE VALUES (${[...all.values()].join(', ')})`;
  }

  update(values: ReadonlyMap<string, string>): string {
    const sets = [...values].map(([name, sql]) => `${quoteIdentifier(name)} = ${sql}`);
    return `UPDATE ${quoteName(this.#change.table)} SET ${sets.join(', ')}`;
  }

  /** An update that changes nothing, of a column that has no part in the change; undefined where there is none. */
  get touch(): string | undefined {
    const { old, new: made } = this.#change;
    const others = [...this.#columns.values()].filter(
      ({ name }) => ![...namesOf(old), ...namesOf(made)].includes(name),
    );
    const free = others.find(({ always }) => !always);
    return free && this.update(new Map([[free.name, quoteIdentifier(free.name)]]));
  }

  /** Ordinary values of these columns; other ones of their types where two must differ. */
  ordinary(columns: readonly ConvertedColumn[], which: 'first' | 'other' = 'first'): Values {
    const sql = columns.flatMap(({ name }) => {
      const column = this.#columns.get(name);
      if (column === undefined) return [];
      const samples = this.#change.samples?.[name] ?? [];
      const sample = which === 'first' ? samples[0] : (samples[1] ?? samples[0]);
      const made = which === 'first' ? sampleValue(column, 'seaworthy') : otherThan(column);
      return [[name, sample === undefined ? made : literal(sample, column)] as const];
    });
    return { kind: 'an ordinary value', sql: new Map(sql) };
  }

  /** The ordinary values, then those at the edges of the types, one column after the other. */
  edges(columns: readonly ConvertedColumn[]): Values[] {
    const ordinary = this.ordinary(columns);
    const other = this.ordinary(columns, 'other');
    const edges = columns.flatMap(({ name }) =>
      this.#edgesOf(name).map(({ sql, kind }): Values => {
        const said = columns.length === 1 ? kind : `${kind} in ${name}`;
        return { kind: said, sql: new Map([...other.sql, [name, sql]]) };
      }),
    );
    return [ordinary, { ...other, kind: 'another ordinary value' }, ...edges];
  }

  #edgesOf(name: string): readonly BoundaryValue[] {
    const column = this.#columns.get(name);
    if (column === undefined) return [];
    const { type, category, labels } = column;
    const named = labels.map((label) => ({ sql: literal(label, column), kind: `the label ${label}` }));
    const more = category === 'S' ? mixedTexts(type) : [];
    return [...boundaryValues(type, category), ...more, ...named];
  }
}

function literal(text: string, { type }: TriedColumn): string {
  return `${quoteLiteral(text)}::${type}`;
}

function otherThan(column: TriedColumn): string {
  const label = column.labels.at(-1);
  const other = label === undefined ? otherValue(column.type, column.category) : literal(label, column);
  return other ?? sampleValue(column, 'seaworthy');
}

/** What conversions of texts trip over most. */
function mixedTexts(type: string): BoundaryValue[] {
  const said = [
    ['Ada King Noel', 'a text with capitals and two spaces'],
    [' a ', 'a text with spaces around it'],
    ['42', 'digits'],
    ['007', 'digits that begin with zeros'],
  ] as const;
  return said.map(([text, kind]) => ({ sql: `${quoteLiteral(text)}::${type}`, kind }));
}

interface Described {
  readonly columns: readonly TriedColumn[];
  readonly foreignKeys: readonly string[];
  readonly hasTriggers: boolean;
}

function describe(table: string): string {
  return `
    SELECT json_build_object(
      'columns', (SELECT json_agg(json_build_object('name', a.attname,
          'type', CASE WHEN n.nspname = 'pg_catalog' THEN format_type(a.atttypid, a.atttypmod)
            ELSE format('%I.%I', n.nspname, t.typname) END,
          'category', b.typcategory,
          'labels', ARRAY(SELECT enumlabel FROM pg_enum WHERE enumtypid = b.oid ORDER BY enumsortorder),
          'always', a.attidentity = 'a',
          'due', a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''))
        FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid JOIN pg_namespace n ON n.oid = t.typnamespace
        JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''),
      'foreignKeys', ARRAY(SELECT conname FROM pg_constraint WHERE conrelid = c.oid AND contype = 'f'),
      'hasTriggers', EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal))::text AS said
    FROM pg_class c WHERE c.oid = to_regclass(${quoteLiteral(table)}) AND c.relkind IN ('r', 'p')`;
}

function unknown(what: string): HarnessError {
  return new HarnessError('config-unusable', {
    what: `The schema has no ${what}, or it is generated.`,
    todo: 'Add the migration that makes it, or correct the phase file.',
  });
}
