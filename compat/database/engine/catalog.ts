/** Reads the schema out of PostgreSQL's catalog, one query for each kind of object. */
import { readDetails } from './details.ts';
import type { Session } from './session.ts';
import type {
  CheckModel,
  ColumnModel,
  EnumModel,
  ForeignKeyModel,
  FunctionModel,
  Name,
  SchemaModel,
  UniqueModel,
  ViewModel,
} from '../model.ts';

/** Members of extensions and what PostgreSQL brings are not part of a schema. */
const ours = (object: string, catalog: string): string => `
  n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND n.nspname !~ '^pg_(toast_)?temp_'
  AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = '${catalog}'::regclass AND e.objid = ${object}.oid
    AND e.deptype = 'e')`;

const relations = `
  SELECT c.oid::int4 AS oid, n.nspname AS schema, c.relname AS name, c.relkind::text AS kind,
    CASE c.relkind WHEN 'v' THEN pg_relation_is_updatable(c.oid, true) ELSE 0 END AS takes,
    (SELECT json_agg(o ORDER BY o) FROM unnest(c.reloptions) o
      WHERE o ~ '^(check_option=|security_invoker=(true|on|1|yes))') AS demands
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND ${ours('c', 'pg_class')}
  ORDER BY n.nspname, c.relname`;

const columns = `
  SELECT a.attrelid::int4 AS owner, a.attnum::int4 AS position, a.attname AS name,
    format_type(a.atttypid, a.atttypmod) AS type,
    a.attnotnull OR t.typnotnull AS "notNull",
    CASE WHEN a.attgenerated = '' THEN coalesce(pg_get_expr(d.adbin, d.adrelid),
      CASE WHEN t.typtype = 'd' THEN pg_get_expr(t.typdefaultbin, 0) END) END AS "default",
    CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END AS "computedBy",
    CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS identity,
    a.attgenerated <> '' AS generated
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped
  ORDER BY a.attrelid, a.attnum`;

const uniques = `
  SELECT i.indrelid::int4 AS owner, c.relname AS name, i.indisprimary AS primary,
    i.indnullsnotdistinct AS "nullsNotDistinct", pg_get_expr(i.indpred, i.indrelid) AS predicate,
    i.indisexclusion AS "forbidsOverlaps", NOT i.indimmediate AS deferrable, k.keys, k.columns
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  -- What is equal depends on the collation, which the definition of a single key leaves out.
  CROSS JOIN LATERAL (SELECT json_agg(a.attname ORDER BY k) AS columns,
      json_agg(pg_get_indexdef(i.indexrelid, k, true) || CASE WHEN i.indcollation[k - 1] <> a.attcollation
        THEN ' COLLATE ' || i.indcollation[k - 1]::regcollation ELSE '' END ORDER BY k) AS keys
    FROM generate_series(1, i.indnkeyatts) k
    LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k - 1] AND a.attnum > 0) AS k
  WHERE i.indisunique AND i.indrelid >= 16384
  ORDER BY c.relname`;

const constraints = `
  SELECT c.conrelid::int4 AS owner, c.contype::text AS kind, c.conname AS name, c.convalidated AS validated,
    pg_get_expr(c.conbin, c.conrelid) AS expression, pg_get_constraintdef(c.oid) AS definition,
    tn.nspname AS "targetSchema", t.relname AS "targetName",
    (SELECT json_agg(a.attname ORDER BY k.i) FROM unnest(c.conkey) WITH ORDINALITY k(attnum, i)
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum) AS columns,
    (SELECT json_agg(a.attname ORDER BY k.i) FROM unnest(c.confkey) WITH ORDINALITY k(attnum, i)
      JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attnum) AS "targetColumns"
  FROM pg_constraint c
  LEFT JOIN pg_class t ON t.oid = c.confrelid LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
  WHERE c.conrelid >= 16384 AND c.contype IN ('c', 'f') AND c.conparentid = 0
  ORDER BY c.conname`;

const enums = `
  SELECT n.nspname AS schema, t.typname AS name,
    (SELECT json_agg(json_build_object('oid', e.oid::int4, 'label', e.enumlabel) ORDER BY e.enumsortorder)
      FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
  WHERE t.typtype = 'e' AND ${ours('t', 'pg_type')}
  ORDER BY n.nspname, t.typname`;

const functions = `
  SELECT n.nspname AS schema, p.proname AS name, oidvectortypes(p.proargtypes) AS arguments,
    CASE p.prokind WHEN 'p' THEN 'nothing, by CALL' ELSE pg_get_function_result(p.oid) END || coalesce(' ('
      || (SELECT string_agg(concat_ws(' ', a.name, format_type(a.type, NULL)), ', ' ORDER BY a.i)
        FROM unnest(p.proallargtypes, p.proargmodes, p.proargnames) WITH ORDINALITY a(type, mode, name, i)
        WHERE a.mode IN ('o', 'b')) || ')', '') AS result,
    -- White space is no other body.
    md5(concat(regexp_replace(p.prosrc, '\\s+', ' ', 'g'), pg_get_expr(p.proargdefaults, 0),
      CASE WHEN p.prosqlbody IS NOT NULL THEN pg_get_function_sqlbody(p.oid) END)) AS body,
    json_build_object('required', p.pronargs - p.pronargdefaults, 'strict', p.proisstrict, 'definer', p.prosecdef,
      'parameters', coalesce((SELECT json_agg(coalesce(a.name, '') ORDER BY a.i)
        FROM unnest(p.proargmodes, p.proargnames) WITH ORDINALITY a(mode, name, i)
        WHERE coalesce(a.mode, 'i') IN ('i', 'b', 'v')), '[]')) AS call
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE p.prorettype <> 'trigger'::regtype AND ${ours('p', 'pg_proc')}
    -- Those that make values of a range go with their type.
    AND NOT EXISTS (SELECT 1 FROM pg_depend i WHERE i.classid = 'pg_proc'::regclass AND i.objid = p.oid
      AND i.deptype = 'i')
  ORDER BY n.nspname, p.proname, 3`;

interface Relation extends Name {
  readonly oid: number;
  readonly kind: string;
  /** One bit for each kind of statement. */
  readonly takes: number;
  readonly demands: readonly string[] | null;
}
type Owned<T> = T & { readonly owner: number };
interface ConstraintRow extends Omit<CheckModel & ForeignKeyModel, 'target' | 'columns' | 'targetColumns'> {
  readonly kind: 'c' | 'f';
  readonly targetSchema: string;
  readonly targetName: string;
  readonly columns: string[] | null;
  readonly targetColumns: string[] | null;
}

/** The schema as it stands now. */
export async function snapshot(db: Session): Promise<SchemaModel> {
  // Every name outside pg_catalog is then written with its schema, whatever path a migration left behind.
  await db.exec(`SET search_path = ''`);
  const read = async <Row>(sql: string): Promise<Row[]> => (await db.query<Row>(sql)).rows;
  const found = await read<Relation>(relations);
  const columnsOf = byOwner(await read<Owned<ColumnModel>>(columns));
  const uniquesOf = byOwner(await read<Owned<UniqueModel>>(uniques));
  const constraintsOf = byOwner(await read<Owned<ConstraintRow>>(constraints));
  const more = await readDetails(db);
  const model = {
    tables: found.filter(isTable).map(({ oid, schema, name }) => {
      // What is not enforced keeps nothing out.
      const rows = constraintsOf(oid).filter(({ definition }) => !definition.endsWith(' NOT ENFORCED'));
      return {
        oid,
        schema,
        name,
        columns: columnsOf(oid),
        uniques: uniquesOf(oid),
        checks: rows.filter((row) => row.kind === 'c').map(toCheck),
        foreignKeys: rows.filter((row) => row.kind === 'f').map(toForeignKey),
        details: more.detailsOf(oid),
      };
    }),
    views: found
      .filter((relation) => !isTable(relation))
      .map(({ oid, schema, name, takes, demands }): ViewModel => ({
        oid,
        schema,
        name,
        writable: writes.every(([bit]) => (takes & bit) !== 0),
        takes: writes.flatMap(([bit, what]) => ((takes & bit) === 0 ? [] : [what])),
        demands: demands ?? [],
        columns: columnsOf(oid).map((column) => ({ name: column.name, type: column.type })),
      })),
    enums: (await read<EnumModel>(enums)).map((type) => ({ ...type, labels: type.labels ?? [] })),
    functions: await read<FunctionModel>(functions),
    others: more.others,
  };
  await db.exec('RESET search_path');
  return model;
}

/** As the server counts them. */
const writes = [
  [8, 'INSERT'],
  [4, 'UPDATE'],
  [16, 'DELETE'],
] as const;

function isTable({ kind }: Relation): boolean {
  return kind === 'r' || kind === 'p' || kind === 'f';
}

function byOwner<T>(rows: readonly Owned<T>[]): (oid: number) => T[] {
  const groups = new Map<number, T[]>();
  for (const { owner, ...row } of rows) {
    const group = groups.get(owner) ?? [];
    group.push(row as unknown as T);
    groups.set(owner, group);
  }
  return (oid) => groups.get(oid) ?? [];
}

function toCheck({ name, expression, validated }: ConstraintRow): CheckModel {
  return { name, expression, validated };
}

function toForeignKey(row: ConstraintRow): ForeignKeyModel {
  const { name, validated, targetSchema, targetName, columns, targetColumns } = row;
  return {
    name,
    columns: columns ?? [],
    target: { schema: targetSchema, name: targetName },
    targetColumns: targetColumns ?? [],
    validated,
    definition: row.definition,
  };
}
