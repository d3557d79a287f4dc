/** What a running database says of itself, beside its rows. Own queries, no text of a migration in them. */
import type { TextRow } from '../engine/messages.ts';
import type { Name } from '../model.ts';
import { lagMs, replicaState } from './replica.ts';

export interface LiveFacts {
  readonly server: LiveServer;
  readonly sequences: readonly SequenceState[];
  readonly collations: readonly CollationState[];
  /** Left by a CREATE INDEX CONCURRENTLY that failed. */
  readonly invalidIndexes: readonly OnTable[];
  /** Added NOT VALID and never validated. */
  readonly unvalidated: readonly OnTable[];
}

export interface LiveServer {
  /** Whom one is there. */
  readonly role: string;
  readonly version: ServerVersion;
  readonly isStandby: boolean;
  /** How far a standby is behind its primary, in milliseconds; null when nobody can tell. */
  readonly lagMs: number | null;
}

export interface ServerVersion {
  /** `PostgreSQL`, `MySQL`, `MariaDB`. */
  readonly product: string;
  /** `18.4`, `8.0.36`. */
  readonly text: string;
  /** `18`, `8.0`: servers of one release know the same SQL. */
  readonly release: string;
}

export interface OnTable {
  readonly table: Name;
  /** Of the index or constraint. */
  readonly name: string;
}

export interface SequenceState extends Name {
  /** The column that it counts for; null for none. */
  readonly column: { readonly table: Name; readonly column: string } | null;
  readonly last: number;
  /** The largest value that it and its column can hold. */
  readonly max: number;
}

/** A collation whose order changed under indexes that were built with another version of it. */
export interface CollationState {
  readonly name: string;
  readonly builtWith: string;
  readonly now: string;
  /** How many indexes depend on it. */
  readonly indexes: number;
}

export async function readFacts(query: (sql: string) => Promise<readonly TextRow[]>): Promise<LiveFacts> {
  const [me] = await query(serverState);
  const isStandby = me?.['standby'] === 'true';
  const version = Number(me?.['version']);
  const collationRows = [
    ...(await query(collations)),
    // Before 15 a database did not note the version of its own collation.
    ...(version >= 150_000 ? await query(databaseCollation) : []),
  ];
  return {
    server: {
      role: me?.['role'] ?? '',
      version: postgresVersion(version),
      isStandby,
      lagMs: isStandby ? lagMs((await query(replicaState))[0] ?? {}) : 0,
    },
    sequences: (await query(sequences)).map(toSequence),
    collations: collationRows.map(({ name, builtWith, now, indexes }) => ({
      name: name ?? '',
      builtWith: builtWith ?? '',
      now: now ?? '',
      indexes: Number(indexes),
    })),
    invalidIndexes: (await query(invalidIndexes)).map(onTable),
    unvalidated: (await query(unvalidated)).map(onTable),
  };
}

/** Of `server_version_num`. */
export function postgresVersion(number: number): ServerVersion {
  const release = String(Math.floor(number / 10_000));
  return { product: 'PostgreSQL', release, text: `${release}.${number % 10_000}` };
}

const serverState = `
  SELECT current_user::text AS role, current_setting('server_version_num') AS version,
    pg_is_in_recovery()::text AS standby`;

/** Those that count up, do not begin again, and whose state the role may read. */
const sequences = `
  SELECT s.schemaname::text AS schema, s.sequencename::text AS name, s.last_value::text AS last,
    least(s.max_value, CASE o.type WHEN 'smallint' THEN 32767 WHEN 'integer' THEN 2147483647 END)::text AS max,
    o.schema AS "tableSchema", o.name AS "tableName", o.column
  FROM pg_sequences s
  JOIN pg_namespace n ON n.nspname = s.schemaname
  JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = s.sequencename
  LEFT JOIN LATERAL (
    SELECT tn.nspname::text AS schema, t.relname::text AS name, a.attname::text AS "column",
      format_type(a.atttypid, NULL) AS type
    FROM pg_depend d JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i') LIMIT 1) o ON true
  WHERE s.last_value IS NOT NULL AND s.increment_by > 0 AND NOT s.cycle
  ORDER BY 1, 2`;

const indexesWith = (collation: string): string => `
  (SELECT count(*) FROM pg_index i WHERE i.indrelid >= 16384 AND ${collation} = ANY (i.indcollation::oid[]))`;

const collations = `
  SELECT name, "builtWith", now, indexes::text FROM (
    SELECT l.collname::text AS name, l.collversion AS "builtWith", pg_collation_actual_version(l.oid) AS now,
      ${indexesWith('l.oid')} AS indexes
    FROM pg_collation l WHERE l.collversion <> pg_collation_actual_version(l.oid)) AS changed
  WHERE indexes > 0 ORDER BY name`;

const databaseCollation = `
  SELECT 'default' AS name, d.datcollversion AS "builtWith", pg_database_collation_actual_version(d.oid) AS now,
    ${indexesWith(`'pg_catalog."default"'::regcollation::oid`)}::text AS indexes
  FROM pg_database d
  WHERE d.datname = current_database() AND d.datcollversion <> pg_database_collation_actual_version(d.oid)`;

const invalidIndexes = `
  SELECT n.nspname::text AS schema, t.relname::text AS "table", c.relname::text AS name
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = t.relnamespace
  WHERE NOT i.indisvalid AND c.relkind = 'i' ORDER BY 1, 2, 3`;

const unvalidated = `
  SELECT n.nspname::text AS schema, t.relname::text AS "table", c.conname::text AS name
  FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
  WHERE NOT c.convalidated AND c.contype IN ('c', 'f', 'n') ORDER BY 1, 2, 3`;

function toSequence(row: TextRow): SequenceState {
  const { schema, name, last, max, tableSchema, tableName, column } = row;
  const owner = { schema: tableSchema ?? '', name: tableName ?? '' };
  return {
    schema: schema ?? '',
    name: name ?? '',
    last: Number(last),
    max: Number(max),
    column: column === null || column === undefined ? null : { table: owner, column },
  };
}

function onTable({ schema, table, name }: TextRow): OnTable {
  return { table: { schema: schema ?? '', name: table ?? '' }, name: name ?? '' };
}
