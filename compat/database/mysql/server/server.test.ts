/** MySQL on a real server: MariaDB, started here. Skipped by name where it is not installed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../../reports/index.ts';
import { tableText } from '../../digest.ts';
import { readSource } from '../../read/history.ts';
import { context, findings, run, write } from '../../release.test-support.ts';
import { onlineDdl } from '../locks/online-ddl.ts';
import { releaseOfRow } from '../locks/online-ddl.test-support.ts';
import { openParser } from '../parser.ts';
import { replay } from '../replay/replay.ts';
import { emptyState } from '../replay/state.ts';
import { outcomes } from '../rules/example.test-support.ts';
import type { Looking } from '../rules/example.test-support.ts';
import { mysqlRules } from '../rules/index.ts';
import { connect } from './connection.ts';
import type { MysqlSession } from './connection.ts';
import { lookingOn } from './looking.test-support.ts';
import { hasMariadb, startMariadb } from './mariadb.test-support.ts';
import type { Mariadb } from './mariadb.test-support.ts';
import { runMigrations } from './run-statements.ts';
import type { Ran } from './run-statements.ts';
import { openScratchDatabase } from './scratch-database.ts';
import type { ScratchDatabase } from './scratch-database.ts';

describe.skipIf(!hasMariadb)('MySQL on a server', () => {
  const { signal } = new AbortController();
  const timeLeftMs = (): number => 60_000;
  let server: Mariadb;
  let admin: MysqlSession;
  let scratch: ScratchDatabase;
  let rows: ScratchDatabase;
  let onServer: Looking;

  beforeAll(async () => {
    server = await startMariadb();
    admin = await connect({ url: server.url(), what: 'The server', signal });
    scratch = await openScratchDatabase({ url: server.url(), signal });
    rows = await openScratchDatabase({ url: server.url(), signal });
    onServer = await lookingOn(scratch, rows);
  });
  afterAll(async () => {
    await Promise.all([scratch.close(), rows.close(), admin.close()]);
    await server.stop();
  });

  const ask = (sql: string): ReturnType<MysqlSession['rows']> => admin.rows(sql, 10_000);
  const scratchDatabases = async (): Promise<number> =>
    (await ask("SHOW DATABASES LIKE 'seaworthy\\_scratch%'")).length;

  /** What cannot be read, and what a server refuses before a rule can judge it. */
  const onlyOfText = new Set(['statement-unread', 'index-key-too-long']);

  describe.each(mysqlRules.filter(({ id }) => !onlyOfText.has(id)))('$id', (rule) => {
    test.each(rule.examples.bad)('reports: $title', async (example) => {
      expect(await outcomes(rule, example, onServer)).toContain('fail');
    });

    test.each(rule.examples.good)('accepts: $title', async (example) => {
      const found = await outcomes(rule, example, onServer);
      expect(found.filter((outcome) => outcome !== 'pass')).toEqual([]);
    });
  });

  test.each(onlineDdl)('does as the manuals say: $why', async (row) => {
    const { before, after } = releaseOfRow(row);
    const baseline = [before];
    const candidate = [before, after];
    const nothing = { rows: undefined, oldQueries: [], newQueries: [], queries: [], remarks: [] };
    const { copied } = await onServer.look({ baseline, candidate, added: [after], ...nothing });
    expect(copied.map(({ way }) => way)).toEqual([row.way]);
  });

  test('what stays prepared across a migration is prepared again by the server, so no plan is ever stale', async () => {
    await scratch.reset();
    const { session } = scratch;
    const run = (sql: string): ReturnType<MysqlSession['rows']> => session.rows(sql, 5000);
    for (const sql of [
      'CREATE TABLE t (id int PRIMARY KEY, gone int)',
      'INSERT INTO t VALUES (1, 2)',
      "PREPARE whole FROM 'SELECT * FROM t'",
      "PREPARE named FROM 'SELECT gone FROM t'",
      'ALTER TABLE t ADD COLUMN more int, DROP COLUMN gone, MODIFY id bigint',
    ]) {
      await run(sql);
    }
    expect(await run('EXECUTE whole')).toEqual([{ id: '1', more: null }]);
    await expect(run('EXECUTE named')).rejects.toMatchObject({ code: '1054' });
  });

  test('what a driver keeps prepared is used after the migration, and nothing that it writes stays', async () => {
    const init = {
      name: '1.sql',
      sql: 'CREATE TABLE t (id int PRIMARY KEY, gone int, n int); INSERT INTO t VALUES (1, 2, 3);',
    };
    const added = { name: '2.sql', sql: 'ALTER TABLE t ADD COLUMN more int, DROP COLUMN gone;' };
    const queries = [
      'SELECT * FROM t',
      'SELECT gone FROM t WHERE id = ?',
      'DELETE FROM t',
      'SELECT n FROM none',
    ];
    const given = { rows: undefined, oldQueries: [], newQueries: [], remarks: [], queries };
    const seen = await onServer.look({
      baseline: [init],
      candidate: [init, added],
      added: [added],
      ...given,
    });
    expect(seen.kept).toEqual([
      { works: true },
      { works: false, error: { code: '1054', message: expect.stringContaining('gone') as string } },
      { works: true },
      null,
    ]);
    expect(await scratch.session.rows('SELECT COUNT(*) AS n FROM t', 5000)).toEqual([{ n: '1' }]);
  });

  describe('a release', () => {
    const init = 'CREATE TABLE orders (id int PRIMARY KEY, note varchar(50), email varchar(50));';
    let path: string;
    let report: Report;

    beforeAll(async () => {
      path = write({
        '1.sql': init,
        '2.sql': 'ALTER TABLE orders DROP COLUMN note; ALTER TABLE orders ADD UNIQUE KEY by_email (email);',
        'old.txt': '-- name: getNote\nSELECT note FROM orders WHERE id = :id;',
        'rows.txt':
          "INSERT INTO orders VALUES (1, 'secret', 'a@secret.example'), (2, '', 'a@secret.example');",
      });
      report = await run({
        candidate: path,
        engine: server.url(),
        queries: join(path, 'old.txt'),
        data: join(path, 'rows.txt'),
      });
    });

    test('is no-go with the errors of the server, and shows no value of a row', () => {
      expect(report).toMatchObject({ verdict: 'no-go', exitCode: 1 });
      const said = findings(report).map(({ rule, message }) => [rule, message]);
      expect(said).toContainEqual(['old-query-fails', expect.stringMatching(/1054 Unknown column 'note'/)]);
      expect(said).toContainEqual([
        'unique-index-added',
        'orders gets a unique index on (email), but 2 rows in ' +
          `${join(path, 'rows.txt')} share a value. The migration itself fails on rows that it meets: 2.sql:1 gives 1062 Duplicate entry '…' for key 'by_email'.`,
      ]);
      expect(JSON.stringify(report)).not.toContain('secret.example');
    });

    test('names the server and the rules that are not judged, and leaves no database behind', async () => {
      const notices = report.notices.map(({ message }) => message).join('\n');
      expect(notices).toMatch(/The scratch server is MariaDB/);
      expect(notices).toMatch(/not judged for MySQL: .*exclusion-added/);
      // Those of the tests themselves.
      expect(await scratchDatabases()).toBe(2);
    });

    test('that is interrupted leaves no database behind either', async () => {
      const slow = write({ '1.sql': init, '2.sql': 'SELECT SLEEP(100);' });
      const controller = new AbortController();
      setTimeout(() => controller.abort(new Error('Ctrl-C')), 1000);
      const partial = await run(
        { candidate: slow, engine: server.url() },
        { ...context, signal: controller.signal },
      );
      expect(partial).toMatchObject({ partial: true, exitCode: 130 });
      expect(await scratchDatabases()).toBe(2);
    });
  });

  describe('migrations', () => {
    const apply = async (sql: string): Promise<Ran> => {
      await scratch.reset();
      const running = { session: scratch.session, timeLeftMs };
      return runMigrations(running, [{ name: '2.sql', sql }], true);
    };

    test('that fail are named with file, line and the error of the server', async () => {
      await expect(apply('\nALTER TABLE nothing ADD x int;')).rejects.toMatchObject({
        code: 'migration-failed',
        where: '2.sql:2',
        message: expect.stringMatching(/1146 Table 'nothing' doesn't exist/) as string,
      });
    });

    test.each([
      'DROP TABLE mysql.user',
      'UPDATE `mysql` . `user` SET x = 1',
      'INSERT INTO other.t VALUES (1)',
    ])('must not leave their database: %s', async (sql) => {
      await expect(apply(sql)).rejects.toMatchObject({
        code: 'migration-failed',
        message: expect.stringMatching(/names a database/) as string,
      });
    });

    test('must not reach the server: what does is left out and named', async () => {
      await ask('SET GLOBAL max_connections = 50');
      const { leftOut } = await apply(
        'SET GLOBAL max_connections = 99; CREATE USER u;\nDROP DATABASE mysql;',
      );
      expect(await ask('SELECT @@global.max_connections AS n')).toEqual([{ n: '50' }]);
      expect(await ask("SELECT user FROM mysql.user WHERE user = 'u'")).toEqual([]);
      expect(leftOut).toEqual(['2.sql:1', '2.sql:1']);
    });

    test('that fail on rows go on without them, and are told without their values', async () => {
      const { faults } =
        await apply(`CREATE TABLE a (x varchar(9)); INSERT INTO a VALUES ('secret'), ('secret');
        ALTER TABLE a ADD UNIQUE KEY u (x); ALTER TABLE a ADD y int;`);
      expect(faults).toMatchObject([
        { line: 2, code: '1062', constraint: 'u', table: { name: 'a' }, removed: 2 },
      ]);
      expect(JSON.stringify(faults)).not.toContain('secret');
    });

    test('that hang end with the time', async () => {
      const own = await openScratchDatabase({ url: server.url(), signal });
      const running = { session: own.session, timeLeftMs: () => 300 };
      const slow = runMigrations(running, [{ name: '2.sql', sql: 'SELECT SLEEP(100)' }], false);
      await expect(slow).rejects.toMatchObject({ code: 'timeout', where: '2.sql:1' });
      await own.close();
    });
  });

  const corpus = new URL('../../../../../shared/corpus/db/real/temporal-mysql', import.meta.url);
  test.skipIf(!existsSync(corpus))(
    'a real history is read as the server runs it (skipped without the corpus)',
    async () => {
      const { migrations } = await readSource(corpus.pathname, { signal, dialect: 'mysql' });
      const read = replay(emptyState(), migrations, { parser: await openParser() });
      const seen = await onServer.look({
        baseline: migrations,
        candidate: migrations,
        added: [],
        rows: undefined,
        oldQueries: [],
        newQueries: [],
        queries: [],
        remarks: [],
      });
      expect(seen.after.tables.map(tableText).sort()).toEqual(read.model.tables.map(tableText).sort());
    },
  );
});
