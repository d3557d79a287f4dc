import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compatDatabase } from '../../compat-database.ts';
import { readQueries } from '../../queries/read-queries.ts';
import { readSource } from '../../read/history.ts';
import { connect } from './connection.ts';
import { hasMariadb, startMariadb, type Mariadb } from './mariadb.test-support.ts';

const { signal } = new AbortController();

const shop = [
  'CREATE DATABASE shop',
  'USE shop',
  'CREATE TABLE orders (id INT PRIMARY KEY, customer INT NOT NULL, total DECIMAL(10,2) NOT NULL DEFAULT 0)',
  'CREATE TABLE customers (id INT PRIMARY KEY, email VARCHAR(80) NOT NULL)',
  'ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers (id)',
  'CREATE VIEW late AS SELECT o.id, c.email FROM orders o JOIN customers c ON c.id = o.customer',
  'CREATE FUNCTION twice(x INT) RETURNS INT DETERMINISTIC BEGIN RETURN x + x; END',
  'CREATE TRIGGER no_less BEFORE UPDATE ON orders FOR EACH ROW BEGIN SET NEW.total = GREATEST(NEW.total, 0); END',
  'CREATE USER reader@localhost',
  'GRANT SELECT, SHOW VIEW, TRIGGER, EXECUTE ON shop.* TO reader@localhost',
  'GRANT SELECT ON mysql.proc TO reader@localhost',
];

describe.skipIf(!hasMariadb)(
  'a running MySQL tells its schema, what is applied and what it was asked',
  () => {
    let server: Mariadb;
    beforeAll(async () => {
      server = await startMariadb('--performance-schema=1');
      const root = await connect({ url: server.url(), what: 'The server', signal });
      for (const sql of shop) await root.rows(sql, 5000);
      await root.close();
    }, 60_000);
    afterAll(() => server.stop());

    test('the schema is read whole by a role that may only read, without who made it or where', async () => {
      const { migrations, dialect } = await readSource(server.url('reader', 'shop'), { signal });
      const [{ sql } = { sql: '' }] = migrations;
      expect(dialect).toBe('mysql');
      for (const name of ['orders', 'customers', 'late', 'twice', 'no_less']) expect(sql).toContain(name);
      expect(sql).not.toMatch(/DEFINER=|`shop`/);
    });

    test('the schema is a baseline: the same schema is no change, and a column that goes is one', async () => {
      const context = { signal, onProgress: () => {}, now: () => new Date() };
      const live = server.url('reader', 'shop');
      const options = { subject: { service: 'shop' }, engine: server.url(), baseline: live, candidate: live };
      const same = await compatDatabase(options, context);
      expect(same.verdict).toBe('go');
      const root = await connect({ url: server.url(), what: 'The server', signal });
      for (const sql of ['CREATE DATABASE next', 'USE next', ...shop.slice(2, 4)]) await root.rows(sql, 5000);
      await root.rows('ALTER TABLE orders DROP COLUMN total', 5000);
      await root.close();
      const report = await compatDatabase({ ...options, candidate: server.url('root', 'next') }, context);
      expect(report.results.filter(({ outcome }) => outcome === 'fail').map(({ key }) => key)).toContain(
        'orders.total',
      );
    }, 60_000);

    test('what Flyway has applied there is the baseline, the rest of the folder the release', async () => {
      const root = await connect({ url: server.url(), what: 'The server', signal });
      for (const sql of [
        'CREATE DATABASE flown',
        'USE flown',
        'CREATE TABLE ads (id INT PRIMARY KEY, note TEXT)',
        `CREATE TABLE flyway_schema_history (installed_rank INT PRIMARY KEY, version VARCHAR(50), description VARCHAR(200),
        type VARCHAR(20), script VARCHAR(1000), checksum INT, success TINYINT(1))`,
        "INSERT INTO flyway_schema_history VALUES (1, '1', 'ads', 'SQL', 'V1__ads.sql', NULL, 1)",
        'GRANT SELECT ON flown.* TO reader@localhost',
      ])
        await root.rows(sql, 5000);
      await root.close();
      const candidate = mkdtempSync(join(tmpdir(), 'seaworthy-flown-'));
      writeFileSync(join(candidate, 'V1__ads.sql'), 'CREATE TABLE ads (id INT PRIMARY KEY, note TEXT);');
      writeFileSync(join(candidate, 'V2__no_note.sql'), 'ALTER TABLE ads DROP COLUMN note;');
      const context = { signal, onProgress: () => {}, now: () => new Date() };
      const applied = server.url('reader', 'flown');
      const report = await compatDatabase({ subject: { service: 'ads' }, candidate, applied }, context);
      rmSync(candidate, { recursive: true });
      expect(report.results.find(({ rule }) => rule === 'applied-migrations')?.outcome).toBe('pass');
      expect(report.results.filter(({ outcome }) => outcome === 'fail').map(({ key }) => key)).toContain(
        'ads.note',
      );
    });

    test('what it has counted are the queries of old code', async () => {
      const root = await connect({ url: server.url('root', 'shop'), what: 'The server', signal });
      await root.rows("SELECT email FROM customers WHERE email = 'ann@example.com'", 5000);
      await root.rows('GRANT SELECT ON performance_schema.* TO reader@localhost', 5000);
      await root.close();
      const spec = `performance_schema:${server.url('reader', 'shop')}`;
      const { queries } = await readQueries(spec, signal, { dialect: 'mysql' });
      const texts = queries.map(({ sql }) => sql);
      expect(texts.filter((sql) => /SELECT .?email.? FROM .?customers/i.test(sql))).toHaveLength(1);
      expect(texts.join('\n')).not.toContain('ann@');
    });

    test('an address needs the name of a database, and one that may be read', async () => {
      await expect(readSource(server.url('reader'), { signal })).rejects.toMatchObject({ code: 'usage' });
      await expect(readSource(server.url('nobody', 'shop'), { signal })).rejects.toMatchObject({
        code: 'target-unreachable',
      });
    });
  },
);
