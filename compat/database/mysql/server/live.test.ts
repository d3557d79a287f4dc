/** A live MySQL: MariaDB, started here. Skipped by name where it is not installed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../../reports/index.ts';
import { recheck } from '../../recheck/recheck.ts';
import { context, findings, run, write } from '../../release.test-support.ts';
import { connect } from './connection.ts';
import type { MysqlSession } from './connection.ts';
import { hasMariadb, startMariadb } from './mariadb.test-support.ts';
import type { Mariadb } from './mariadb.test-support.ts';

describe.skipIf(!hasMariadb)('a live MySQL', () => {
  const { signal } = new AbortController();
  let server: Mariadb;
  let admin: MysqlSession;
  const ask = (sql: string): ReturnType<MysqlSession['rows']> => admin.rows(sql, 10_000);
  const live = (user: string): string => server.url(user, 'shop');
  const release = (user: string, more: object = {}): Promise<Report> => {
    const path = write({
      '1.sql': 'CREATE TABLE users (id int PRIMARY KEY, email varchar(50), age int);',
      '2.sql':
        'ALTER TABLE users ADD UNIQUE KEY e (email); ALTER TABLE users MODIFY age int NOT NULL; ALTER TABLE users ADD CHECK (sleep(9) > 0);',
    });
    return run({ candidate: path, live: live(user), ...more });
  };

  beforeAll(async () => {
    server = await startMariadb();
    admin = await connect({ url: server.url(), what: 'The server', signal });
    for (const sql of [
      'CREATE DATABASE shop',
      'CREATE TABLE shop.users (id int PRIMARY KEY, email varchar(50), age int)',
      "INSERT INTO shop.users VALUES (1, 'a@x', 1), (2, 'a@x', 2)",
      'CREATE USER reader; GRANT SELECT ON shop.* TO reader',
      "CREATE USER writer IDENTIFIED BY 'hidden-word'; GRANT SELECT, INSERT ON shop.* TO writer",
    ].flatMap((text) => text.split('; '))) {
      await ask(sql);
    }
  });
  afterAll(async () => {
    await admin.close();
    await server.stop();
  });

  test('proves what its rows say, and asks nothing that may do harm', async () => {
    const report = await release('reader');
    const said = new Map(report.results.map(({ rule, outcome, message }) => [rule, [outcome, message]]));
    expect(said.get('unique-index-added')).toEqual([
      'fail',
      expect.stringMatching(/2 rows in the live database share/),
    ]);
    expect(said.get('not-null-set')?.[0]).toBe('pass');
    expect(said.get('check-added')).toEqual([
      'inconclusive',
      expect.stringMatching(/sleep must not run on the live database/),
    ]);
    expect(JSON.stringify(report)).not.toContain('a@x');
    expect(report.notices.map(({ message }) => message).join('\n')).toMatch(
      /sql_mode is .*STRICT_TRANS_TABLES/,
    );
  });

  test('is not asked what would cost more than is allowed', async () => {
    const report = await release('reader', { liveCostMax: 0.5 });
    expect(
      findings(report)
        .map(({ message }) => message)
        .join('\n'),
    ).toMatch(/liveCostMax/);
  });

  test('is asked of a sample where all would cost too much: what is there proves that a change fails', async () => {
    await ask('CREATE TABLE shop.long_ones (id int PRIMARY KEY, name varchar(200))');
    const values = Array.from({ length: 400 }, (_, i) => `(${i}, REPEAT('x', 150))`).join();
    await ask(`INSERT INTO shop.long_ones VALUES ${values}`);
    await ask('ANALYZE TABLE shop.long_ones');
    const path = write({
      '1.sql': 'CREATE TABLE long_ones (id int PRIMARY KEY, name varchar(200));',
      '2.sql': 'ALTER TABLE long_ones MODIFY name varchar(100), ADD CHECK (id < 399);',
    });
    const found = findings(await run({ candidate: path, live: live('reader'), liveCostMax: 1 }));
    expect(found.map(({ rule, outcome, message }) => [rule, outcome, message])).toEqual([
      [
        'column-type-narrowed',
        'fail',
        expect.stringMatching(/at least \d+ rows in the live database do not fit/),
      ],
      ['check-added', 'inconclusive', expect.stringMatching(/pages hold none, but .*liveCostMax/)],
      ['table-copied', 'fail', expect.stringContaining('about 400 rows in the live database')],
    ]);
  });

  test('tells labels in use, zero dates that a copy meets, counters near their end, and another server than that of the trial', async () => {
    for (const sql of [
      `CREATE TABLE shop.ads (id tinyint unsigned AUTO_INCREMENT PRIMARY KEY, paid date, state enum('new', 'old'))`,
      `SET sql_mode = ''`,
      `INSERT INTO shop.ads VALUES (250, '0000-00-00', 'old')`,
      `SET GLOBAL sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE'`,
    ]) {
      await ask(sql);
    }
    const path = write({
      '1.sql': `CREATE TABLE ads (id tinyint unsigned AUTO_INCREMENT PRIMARY KEY, paid date, state enum('new', 'old'));`,
      '2.sql': `ALTER TABLE ads MODIFY state enum('new');`,
    });
    const report = await run({ candidate: path, live: live('reader'), engine: server.url() });
    await ask('SET GLOBAL sql_mode = DEFAULT');
    await ask('DROP TABLE shop.ads');
    const said = new Map(findings(report).map(({ rule, message }) => [rule, message]));
    expect(said.get('enum-value-removed')).toMatch(/And 1 row in the live database holds it/);
    expect(said.get('zero-dates-met')).toMatch(/1 row in the live database has a zero date/);
    expect(said.get('sequence-nearly-used-up')).toBe(
      'AUTO_INCREMENT has used 98 % of its values for ads.id.',
    );
    expect(report.results.find(({ rule }) => rule === 'server-version-differs')?.outcome).toBe('pass');
    expect(report.tables?.find(({ name }) => name === 'live database')?.rows[1]).toEqual([
      'version',
      expect.stringMatching(/^MariaDB \d+\./),
    ]);
  });

  test('says how large a table is that is copied: a large one blocks', async () => {
    const path = write({
      '1.sql': 'CREATE TABLE users (id int PRIMARY KEY, email varchar(50), age int);',
      '2.sql': 'ALTER TABLE users MODIFY age varchar(9);',
    });
    await ask('ANALYZE TABLE shop.users');
    const report = await run({
      candidate: path,
      live: live('reader'),
      engine: server.url(),
      largeTableRows: 2,
    });
    expect(findings(report)).toContainEqual(
      expect.objectContaining({
        rule: 'table-copied',
        level: 'block',
        message: expect.stringMatching(/copies users \(about 2 rows in the live database\)/),
      }),
    );
  });

  test('is not asked by a user that may write, unless it is named', async () => {
    const writer = 'writer:hidden-word';
    await expect(release(writer)).rejects.toMatchObject({
      code: 'target-not-allowed',
      message: expect.stringMatching(/writer of the live database may do more than read: INSERT/) as string,
    });
    expect(await release(writer, { allowWritingRole: 'writer' })).toMatchObject({ verdict: 'no-go' });
  });

  test('that cannot be entered is named without the password', async () => {
    const failure = await release('writer:wrong-word').catch((error: unknown) => error as Error);
    expect(failure).toMatchObject({ code: 'target-unreachable' });
    expect(JSON.stringify(failure) + (failure as Error).message).not.toContain('wrong-word');
  });

  test('is asked again just before the migration', async () => {
    const path = write({
      '1.sql': 'CREATE TABLE users (id int PRIMARY KEY, email varchar(50), age int);',
      '2.sql': 'ALTER TABLE users ADD UNIQUE KEY a (age);',
    });
    const report = await run({ candidate: path, live: live('reader') });
    expect(findings(report)).toEqual([]);
    expect(await recheck({ report, live: live('reader') }, context)).toMatchObject({ verdict: 'go' });
    await ask("INSERT INTO shop.users VALUES (3, 'c@x', 1)");
    const again = await recheck({ report, live: live('reader') }, context);
    expect(again).toMatchObject({ verdict: 'no-go', exitCode: 1 });
    expect(
      findings(again)
        .map(({ message }) => message)
        .join(),
    ).toMatch(/2 rows in the live database share a value/);
  });
});
