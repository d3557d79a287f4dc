/** The tables as the tools make them, asked on a real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { layouts } from '../read/layouts/index.ts';
import { sqlxTable, versionsTable } from '../read/other-tables.ts';

const tables: Readonly<
  Record<string, { readonly make: string; readonly rows: readonly (readonly (string | null)[])[] }>
> = {
  flyway: {
    make: `CREATE TABLE flyway_schema_history (installed_rank int, version varchar(50), description varchar(200),
        type varchar(20), script varchar(1000), checksum int, success boolean);
      INSERT INTO flyway_schema_history VALUES
        (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', 's', NULL, true), (0, '1', 'old', 'BASELINE', 'b', NULL, true), (1, '1.1', 'a', 'SQL', 'V1_1__a.sql', -254098511, true),
        (2, NULL, 'views', 'SQL', 'R__views.sql', 1, true), (3, '2', 'b', 'SQL', 'V2__b.sql', 5, false),
        (4, NULL, 'views', 'SQL', 'R__views.sql', 2, true), (5, '3', 'c', 'SQL', 'V3__c.sql', 6, true),
        (6, '3', 'c', 'UNDO_SQL', 'U3__c.sql', 7, true)`,
    rows: [
      ['1', null, null, 'baseline'],
      ['1.1', '-254098511', null],
      ['2', '5', 'it failed'],
      ['R views', '2', null],
    ],
  },
  liquibase: {
    make: `CREATE TABLE databasechangelog (id varchar(255), author varchar(255), filename varchar(255), orderexecuted int, exectype varchar(10));
      INSERT INTO databasechangelog VALUES ('2', 'bob', 'db/b.sql', 2, 'FAILED'), ('1', 'ann', 'db/a.sql', 1, 'EXECUTED'),
        ('3', 'ann', 'db/a.sql', 3, 'MARK_RAN')`,
    rows: [
      ['db/a.sql::1::ann', null, null],
      ['db/b.sql::2::bob', null, 'it is marked as failed'],
      ['db/a.sql::3::ann', null, null, 'nothing'],
    ],
  },
  goose: {
    make: `CREATE TABLE goose_db_version (id serial, version_id bigint, is_applied boolean);
      INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, true), (1, true), (2, true), (3, true), (3, false), (2, false), (2, true)`,
    rows: [
      ['1', null, null],
      ['2', null, null],
    ],
  },
  'sql-migrate': {
    make: `CREATE TABLE gorp_migrations (id text, applied_at timestamptz);
      INSERT INTO gorp_migrations VALUES ('2.sql', '2026-01-02'), ('1.sql', '2026-01-01')`,
    rows: [
      ['1.sql', null, null],
      ['2.sql', null, null],
    ],
  },
  dbmate: {
    make: `CREATE TABLE schema_migrations (version varchar(128)); INSERT INTO schema_migrations VALUES ('20260102'), ('20260101')`,
    rows: [
      ['20260101', null, null],
      ['20260102', null, null],
    ],
  },
  'golang-migrate': {
    make: `CREATE TABLE schema_migrations (version bigint, dirty boolean); INSERT INTO schema_migrations VALUES (12, true)`,
    rows: [['12', null, 'it is marked as dirty', 'older']],
  },
  diesel: {
    make: `CREATE TABLE __diesel_schema_migrations (version varchar(50), run_on timestamp);
      INSERT INTO __diesel_schema_migrations VALUES ('00000000000000'), ('20260101')`,
    rows: [
      ['00000000000000', null, null],
      ['20260101', null, null],
    ],
  },
  prisma: {
    make: `CREATE TABLE _prisma_migrations (id varchar(36), checksum varchar(64), migration_name varchar(255),
        started_at timestamptz, finished_at timestamptz, rolled_back_at timestamptz);
      INSERT INTO _prisma_migrations VALUES ('b', 'y', '2_b', '2026-01-02', NULL, NULL), ('c', 'z', '3_c', '2026-01-03', NULL, '2026-01-03'),
        ('a', 'x', '1_a', '2026-01-01', '2026-01-01', NULL)`,
    rows: [
      ['1_a', 'x', null],
      ['2_b', 'y', 'it began but did not finish'],
    ],
  },
  atlas: {
    make: `CREATE TABLE atlas_schema_revisions (version text, type bigint, applied bigint, total bigint, error text);
      INSERT INTO atlas_schema_revisions VALUES ('.atlas_cloud_identifier', 0, 0, 0, NULL), ('1', 1, 0, 0, ''), ('2', 2, 3, 3, NULL), ('3', 2, 1, 3, 'no'), ('4', 2, 1, 2, NULL)`,
    rows: [
      ['1', null, null, 'baseline'],
      ['2', null, null],
      ['3', null, 'it failed'],
      ['4', null, 'it began but did not finish'],
    ],
  },
  drizzle: {
    make: `CREATE TABLE __drizzle_migrations (id serial, hash text, created_at bigint);
      INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('y', 1700000000001), ('x', 1700000000000)`,
    rows: [
      ['1700000000000', 'x', null, 'older'],
      ['1700000000001', 'y', null, 'older'],
    ],
  },
  'node-pg-migrate': {
    make: `CREATE TABLE pgmigrations (id serial, name varchar(255), run_on timestamp);
      INSERT INTO pgmigrations (name, run_on) VALUES ('2_b', '2026-01-02'), ('1_a', '2026-01-01')`,
    rows: [
      ['1_a', null, null],
      ['2_b', null, null],
    ],
  },
};

const otherTables: typeof tables = {
  sqlx: {
    make: `CREATE TABLE _sqlx_migrations (version bigint, description text, success boolean, checksum bytea);
      INSERT INTO _sqlx_migrations VALUES (2, 'b', false, ''), (1, 'a', true, '')`,
    rows: [
      ['1', null, null],
      ['2', null, 'it failed'],
    ],
  },
  versions: {
    make: `CREATE TABLE schema_migrations (version text, statements text[], name text);
      INSERT INTO schema_migrations VALUES ('20260102'), ('20260101')`,
    rows: [
      ['20260101', null, null],
      ['20260102', null, null],
    ],
  },
};

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine([], { signal: new AbortController().signal, timeLeftMs: () => 60_000 });
});
afterAll(() => engine.close());

test('every layout with a table is here', () => {
  const ids = layouts.filter(({ table }) => table !== undefined).map(({ id }) => id);
  expect(Object.keys(tables).sort()).toEqual(ids.sort());
});

const cases = [
  ...Object.entries(tables).map(
    ([id, case_]) => [id, layouts.find((layout) => layout.id === id)?.table, case_] as const,
  ),
  ['sqlx', sqlxTable, otherTables['sqlx']!] as const,
  ['versions alone', versionsTable, otherTables['versions']!] as const,
];

test.each(cases)('%s', async (id, table, { make, rows }) => {
  await engine.apply([{ name: id, sql: `CREATE SCHEMA "Tool s"; SET search_path = "Tool s"; ${make}` }]);
  const found = await engine.rows(table?.query(`"Tool s".${table.name}`) ?? '');
  expect(
    found.map(({ version, checksum, broken, covers }) => [
      version,
      checksum ?? null,
      broken ?? null,
      covers ?? null,
    ]),
  ).toEqual(rows.map((row) => [...row, ...(row.length < 4 ? [null] : [])]));
  await engine.apply([{ name: id, sql: 'DROP SCHEMA "Tool s" CASCADE' }]);
});
