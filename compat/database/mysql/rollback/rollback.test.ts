/** The way back of MySQL releases on a real server. Skipped by name without MariaDB. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report, Result } from '../../../../reports/index.ts';
import { findings, run, write } from '../../release.test-support.ts';
import { connect } from '../server/connection.ts';
import type { MysqlSession } from '../server/connection.ts';
import { hasMariadb, startMariadb } from '../server/mariadb.test-support.ts';
import type { Mariadb } from '../server/mariadb.test-support.ts';

describe.skipIf(!hasMariadb)('a release of a MySQL schema that may come back', () => {
  let server: Mariadb;
  let admin: MysqlSession;

  beforeAll(async () => {
    server = await startMariadb();
    const { signal } = new AbortController();
    admin = await connect({ url: server.url(), what: 'The server', signal });
  });
  afterAll(async () => {
    await admin.close();
    await server.stop();
  });

  const ask = (sql: string): ReturnType<MysqlSession['rows']> => admin.rows(sql, 10_000);
  const of = (report: Report, rule: string): Result | undefined =>
    report.results.find((result) => result.rule === rule);

  describe('against rows of the new code', () => {
    const before = `CREATE TABLE users (id int PRIMARY KEY, name varchar(9) NOT NULL, mood enum('sad', 'ok'),
      age int, email varchar(9), UNIQUE KEY by_email (email), CONSTRAINT grown CHECK (age > 17));`;
    const after = `ALTER TABLE users MODIFY name varchar(30), MODIFY mood enum('sad', 'ok', 'happy'),
      DROP INDEX by_email, DROP CONSTRAINT grown;`;
    const kinds = [
      'not-null-dropped',
      'column-type-widened',
      'enum-value-added',
      'unique-index-dropped',
      'check-dropped',
    ];
    let path: string;

    beforeAll(() => {
      path = write({
        '1.sql': before,
        '2.sql': after,
        'old.txt': '-- name: idOf\nSELECT (SELECT id FROM users WHERE email = :email);',
        'rows.txt': `INSERT INTO users VALUES (1, NULL, 'happy', 3, NULL), (2, 'Wolfeschlegelstein', 'ok', 20, 'a@x'), (3, 'x', 'ok', 20, 'a@x');`,
      });
    });

    test('values that the new schema takes are tried, and old queries run on them', async () => {
      const report = await run({ candidate: path, engine: server.url(), queries: join(path, 'old.txt') });
      const said = kinds.map((kind) => [kind, of(report, kind)?.message]);
      expect(said).toEqual([
        ['not-null-dropped', expect.stringContaining('The new schema takes no value in name')],
        ['column-type-widened', expect.stringContaining('takes a text of 10 characters in name')],
        ['enum-value-added', expect.stringContaining(`takes the value 'happy' in mood`)],
        ['unique-index-dropped', expect.stringContaining('the old query idOf fails: 1242')],
        ['check-dropped', expect.stringContaining('The new schema takes zero in age')],
      ]);
      expect(of(report, 'unique-index-dropped')?.level).toBe('block');
    });

    test('rows of a file block where the old schema could not hold them', async () => {
      const newData = join(path, 'rows.txt');
      const report = await run({ candidate: path, engine: server.url(), newData });
      for (const kind of kinds) {
        expect(of(report, kind)).toMatchObject({
          level: 'block',
          message: expect.stringMatching(
            /[12] rows? in .*rows\.txt (?:does|do) not fit the old schema/,
          ) as string,
        });
      }
      expect(JSON.stringify(report)).not.toContain('Wolfeschlegelstein');
    });

    test('so do rows of a database that has the new schema already, without a scratch server too', async () => {
      for (const sql of [
        'CREATE DATABASE next',
        'USE next',
        before,
        after,
        `INSERT INTO users VALUES (1, NULL, 'ok', 18, NULL)`,
        'CREATE USER reader@localhost',
        'GRANT SELECT ON next.* TO reader@localhost',
      ]) {
        await ask(sql);
      }
      const report = await run({ candidate: path, newLive: server.url('reader', 'next') });
      expect(of(report, 'not-null-dropped')).toMatchObject({
        level: 'block',
        message: expect.stringContaining('1 row in the database with the new schema') as string,
      });
      expect(of(report, 'check-dropped')?.message).toContain('still fit the old schema');
    });
  });

  test('is taken back and brought up again: what is left, lost or empty is told', async () => {
    const path = write({
      '1_init.up.sql': 'CREATE TABLE orders (id int PRIMARY KEY, note varchar(9));',
      '1_init.down.sql': 'DROP TABLE orders;',
      '2_region.up.sql': 'ALTER TABLE orders ADD COLUMN region varchar(9), ADD INDEX by_note (note);',
      '2_region.down.sql': 'ALTER TABLE orders DROP COLUMN region;',
      '3_views.up.sql': 'CREATE VIEW notes AS SELECT note FROM orders;',
      '3_views.down.sql': 'DROP VIEW notes;',
      'rows.txt': `INSERT INTO orders VALUES (1, 'a', 'north');`,
    });
    const report = await run({
      candidate: path,
      baseline: `${path}:first=1`,
      engine: server.url(),
      newData: join(path, 'rows.txt'),
    });
    const said = findings(report).map(({ rule, message }) => [rule, message]);
    expect(said).toContainEqual(['down-leaves-residue', 'After the way back index orders.by_note stays.']);
    expect(said).toContainEqual([
      'down-loses-data',
      expect.stringMatching(/drops column orders\.region .*holds 1 in .*rows\.txt/),
    ]);
    expect(of(report, 'down-missing')?.outcome).toBe('pass');
    expect(await ask("SHOW DATABASES LIKE 'seaworthy\\_scratch%'")).toEqual([]);
  });

  test('needs a server to take a file of new rows', async () => {
    const path = write({ '1.sql': 'CREATE TABLE a (x int);', 'rows.txt': 'INSERT INTO a VALUES (1);' });
    const newData = join(path, 'rows.txt');
    await expect(run({ candidate: path, dialect: 'mysql', newData })).rejects.toMatchObject({
      code: 'usage',
    });
    const newLive = 'postgres://reader@localhost/shop';
    await expect(run({ candidate: path, dialect: 'mysql', newLive })).rejects.toMatchObject({
      code: 'usage',
    });
  });
});
