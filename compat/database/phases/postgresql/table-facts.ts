/** Describes the table of a change on a scratch PostgreSQL. */
import type { Engine } from '../../engine/engine.ts';
import { sampleValue } from '../../engine/insert.ts';
import { boundaryValues, otherValue } from '../../rollback/boundary-values.ts';
import type { BoundaryValue } from '../../rollback/boundary-values.ts';
import { quoteIdentifier, quoteLiteral, quoteName } from '../../sql.ts';
import { namesOf } from '../column-change.ts';
import type { ColumnChange } from '../column-change.ts';
import { mixedTexts } from '../tried-table.ts';
import type { TableFacts, TriedColumn } from '../tried-table.ts';
import { endlessGuard } from './run-trials.ts';

interface Column extends Pick<TriedColumn, 'name' | 'due' | 'always'> {
  readonly type: string;
  readonly category: string;
  readonly labels: readonly string[];
}

interface Described {
  readonly columns: readonly Column[];
  readonly names: readonly string[];
  /** They would want rows of other tables. */
  readonly foreignKeys: readonly string[];
  readonly hasTriggers: boolean;
}

/** Undefined where there is no such table. */
export async function tableFacts(engine: Engine, change: ColumnChange): Promise<TableFacts | undefined> {
  const table = quoteName(change.table);
  const [row] = await engine.rows(describe(table));
  const said = row?.['said'];
  if (said === null || said === undefined) return undefined;
  const { columns, names, foreignKeys, hasTriggers } = JSON.parse(said) as Described;
  const drops = foreignKeys.map((key) => `ALTER TABLE ${table} DROP CONSTRAINT ${quoteIdentifier(key)}`);
  return {
    columns: columns.map((column) => triedColumn(column, change)),
    names,
    hasTriggers,
    emptied: [...drops, `TRUNCATE ${table} CASCADE`, endlessGuard(table)],
    triggersOff: [`ALTER TABLE ${table} DISABLE TRIGGER USER`],
    triggersOn: [`ALTER TABLE ${table} ENABLE TRIGGER USER`],
    overriding: ' OVERRIDING SYSTEM VALUE',
    // A view stops its columns from going.
    reads: [],
  };
}

function triedColumn(column: Column, { old, new: made, samples }: ColumnChange): TriedColumn {
  const { name, due, always } = column;
  const words = namesOf([...old, ...made]).includes(name) ? 'seaworthy' : 'a';
  const [first, other = first] = (samples?.[name] ?? []).map((text) => literal(text, column));
  const usual = sampleValue(column, words);
  return {
    name,
    due,
    always,
    first: first ?? usual,
    other: other ?? otherThan(column) ?? usual,
    edges: edgesOf(column),
  };
}

function otherThan(column: Column): string | undefined {
  const label = column.labels.at(-1);
  return label === undefined ? otherValue(column.type, column.category) : literal(label, column);
}

function edgesOf(column: Column): BoundaryValue[] {
  const { type, category, labels } = column;
  const named = labels.map((label) => ({ sql: literal(label, column), kind: `the label ${label}` }));
  const more =
    category === 'S' ? mixedTexts.map(([text, kind]) => ({ sql: literal(text, column), kind })) : [];
  return [...boundaryValues(type, category), ...more, ...named];
}

function literal(text: string, { type }: Column): string {
  return `${quoteLiteral(text)}::${type}`;
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
      'names', ARRAY(SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped),
      'foreignKeys', ARRAY(SELECT conname FROM pg_constraint WHERE conrelid = c.oid AND contype = 'f'),
      'hasTriggers', EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal))::text AS said
    FROM pg_class c WHERE c.oid = to_regclass(${quoteLiteral(table)}) AND c.relkind IN ('r', 'p')`;
}
