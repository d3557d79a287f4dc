/** What a schema holds, as far as a precondition may ask whether it is there. */
import type { Name, SchemaModel } from '../model.ts';
import { ownSchema } from '../mysql/names.ts';

export type ObjectKind =
  'table' | 'view' | 'sequence' | 'column' | 'index' | 'primary key' | 'unique constraint' | 'foreign key';

export interface SchemaObject {
  readonly kind: ObjectKind;
  /** Empty for the database of a MySQL history, whose name is not known. */
  readonly schema: string;
  /** The table that it belongs to; its own name for what belongs to none. */
  readonly table: string;
  readonly name: string;
  /** Of an index or constraint, in order, with commas; empty for others. */
  readonly columns: string;
}

/** Of a MySQL schema that was read from its text; its unique keys are constraints and indexes in one. */
export function objectsIn({ tables, views }: SchemaModel): SchemaObject[] {
  return [
    ...tables.flatMap((table): SchemaObject[] => {
      const own = (
        kind: ObjectKind,
        { name, columns = [] }: { readonly name: string; readonly columns?: readonly (string | null)[] },
      ): SchemaObject => ({ ...single(kind, table), name, columns: columns.join(',') });
      return [
        single('table', table),
        ...table.columns.map(({ name }) => own('column', { name })),
        ...[...table.uniques, ...(table.details?.indexes ?? [])].map((index) => own('index', index)),
        ...table.uniques.map((key) => own(key.primary ? 'primary key' : 'unique constraint', key)),
        ...table.foreignKeys.map((key) => own('foreign key', key)),
      ];
    }),
    ...views.map((view) => single('view', view)),
  ];
}

function single(kind: ObjectKind, { schema, name }: Name): SchemaObject {
  return { kind, schema: schema === ownSchema ? '' : schema, table: name, name, columns: '' };
}

/** The same of a running PostgreSQL. What belongs to the server itself is left out. */
export const postgresObjects = `
  WITH spaces AS (
    SELECT oid, nspname::text AS schema FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
  relations AS (
    SELECT c.oid, c.relname::text AS name, c.relkind, s.schema FROM pg_class c JOIN spaces s ON s.oid = c.relnamespace)
  SELECT CASE relkind WHEN 'v' THEN 'view' WHEN 'S' THEN 'sequence' ELSE 'table' END AS kind,
    schema, name AS "table", name, '' AS columns
  FROM relations WHERE relkind IN ('r', 'p', 'f', 'v', 'S')
  UNION ALL SELECT 'column', r.schema, r.name, a.attname::text, ''
  FROM relations r JOIN pg_attribute a ON a.attrelid = r.oid
  WHERE r.relkind IN ('r', 'p', 'f', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL SELECT 'index', r.schema, r.name, c.relname::text, (
    SELECT coalesce(string_agg(a.attname, ',' ORDER BY k.place), '') FROM unnest(i.indkey) WITH ORDINALITY k (number, place)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number)
  FROM relations r JOIN pg_index i ON i.indrelid = r.oid JOIN pg_class c ON c.oid = i.indexrelid
  UNION ALL SELECT CASE o.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique constraint' ELSE 'foreign key' END,
    r.schema, r.name, o.conname::text, (
    SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(o.conkey) WITH ORDINALITY k (number, place)
    JOIN pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = k.number)
  FROM relations r JOIN pg_constraint o ON o.conrelid = r.oid AND o.contype IN ('p', 'u', 'f')`;

/** The same of the database that a session on MySQL or MariaDB is in. */
export const mysqlObjects = `
  SELECT 'table' AS kind, '' AS \`schema\`, table_name AS \`table\`, table_name AS name, '' AS columns
  FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type <> 'VIEW'
  UNION ALL SELECT 'view', '', table_name, table_name, '' FROM information_schema.views WHERE table_schema = DATABASE()
  UNION ALL SELECT 'column', '', table_name, column_name, '' FROM information_schema.columns WHERE table_schema = DATABASE()
  UNION ALL SELECT 'index', '', table_name, index_name, GROUP_CONCAT(column_name ORDER BY seq_in_index)
  FROM information_schema.statistics WHERE table_schema = DATABASE() GROUP BY table_name, index_name
  UNION ALL SELECT CASE t.constraint_type WHEN 'PRIMARY KEY' THEN 'primary key' WHEN 'UNIQUE' THEN 'unique constraint'
      ELSE 'foreign key' END, '', t.table_name, t.constraint_name, GROUP_CONCAT(k.column_name ORDER BY k.ordinal_position)
  FROM information_schema.table_constraints t JOIN information_schema.key_column_usage k
    ON k.table_schema = t.table_schema AND k.table_name = t.table_name AND k.constraint_name = t.constraint_name
  WHERE t.table_schema = DATABASE() AND t.constraint_type IN ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')
  GROUP BY t.constraint_type, t.table_name, t.constraint_name`;
