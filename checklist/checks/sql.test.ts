import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { sql } from './sql.ts';

type Params = Parameters<typeof sql.judge>[1];
type Expectation = Params['expect'];

let database: PGlite;
let server: PGLiteSocketServer;
let silent: Server;
let url: string;
let silentUrl: string;

beforeAll(async () => {
  database = await PGlite.create();
  await database.exec(`
    create table users (id int primary key, email text, api_token text);
    create table orders (id int primary key, user_id int, note text);
    create sequence numbers;
    insert into users values (1, 'ann@example.org', 'abcdef123');
    insert into orders select n, case when n % 100 = 0 then null else 1 end, 'note ' || n from generate_series(1, 1000) n;
  `);
  server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0, maxConnections: 10 });
  const listening = new Promise<number>((resolve) => {
    server.addEventListener('listening', (event) =>
      resolve((event as CustomEvent<{ port: number }>).detail.port),
    );
  });
  await server.start();
  url = `postgres://postgres:pa55word@127.0.0.1:${await listening}/postgres?sslmode=disable`;
  silent = createServer((socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  silentUrl = `postgres://a:b@127.0.0.1:${(silent.address() as AddressInfo).port}/c`;
});
afterAll(async () => {
  await server.stop();
  await database.close();
  silent.close();
});

async function judged(query: string, expectation: Expectation, more: Partial<Params> = {}) {
  const params: Params = { url, query, expect: expectation, ...more };
  return sql.judge(await sql.gather(params, contextFor()), params);
}

test.each<[string, string, Expectation, string]>([
  ['orphans are found', 'select id from orders where user_id is null', { empty: true }, 'fail'],
  ['none are left', 'select id from orders where user_id = 7', { empty: true }, 'pass'],
  ['rows are counted beyond the sample', 'select * from orders', { rows: { op: '=', value: 1000 } }, 'pass'],
  ['one row too few', 'select * from orders', { rows: { op: '>', value: 1000 } }, 'fail'],
  ['a first cell as number', 'select count(*) from orders', { firstCell: { op: '>=', value: 1000 } }, 'pass'],
  [
    'a big number keeps its digits',
    "select 9007199254740993::bigint::text || ''",
    { firstCell: { op: '=', value: '9007199254740993' } },
    'pass',
  ],
  [
    'a first cell as text',
    'select note from orders order by id',
    { firstCell: { op: '=', value: 'note 2' } },
    'fail',
  ],
  ['a null first cell', 'select null', { firstCell: { op: '=', value: 0 } }, 'inconclusive'],
  ['WITH and VALUES', 'with t as (values (1), (2)) select * from t', { rows: { op: '=', value: 2 } }, 'pass'],
  ['a closing semicolon', 'select 1; ', { empty: false }, 'pass'],
  ['no such table', 'select * from none', { empty: true }, 'error'],
  ['a typo', 'select from where', { empty: true }, 'error'],
])('%s', async (_name, query, expectation, outcome) => {
  expect(await judged(query, expectation)).toMatchObject({ outcome });
});

test('the sample shows rows, but no private value', async () => {
  const { evidence, measured } = await judged('select * from users', { empty: true });
  expect(measured?.[0]).toMatchObject({ name: 'rows', expected: 'no rows', actual: 1 });
  expect(evidence?.[0]).toMatchObject({ kind: 'query', columns: ['id', 'email', 'api_token'] });
  const text = JSON.stringify(evidence);
  expect(text).toMatch(/\["1","#[0-9a-f]{8}","#[0-9a-f]{8}"\]/);
  expect(text).not.toContain('ann@example.org');
  const hidden = await judged('select id, note from orders limit 1', { empty: true }, { hide: ['note'] });
  expect(JSON.stringify(hidden.evidence)).not.toContain('note 1');
});

test('the server’s own error is the evidence', async () => {
  const { message, evidence } = await judged('select * from none', { empty: true });
  expect(message).toContain('relation "none" does not exist (42P01)');
  expect(evidence?.[0]).toMatchObject({ error: { code: '42P01' } });
});

describe('nothing is written', () => {
  test.each([
    'with gone as (delete from orders returning id) select * from gone',
    "select nextval('numbers')",
    'select 1; delete from orders',
    'select 1 limit 1; commit; delete from orders',
    'select * into copy from orders',
    'select * from orders for update',
  ])('%s', async (query) => {
    expect(await judged(query, { empty: false })).toMatchObject({ outcome: 'error' });
    const { rows } = await database.query('select count(*)::int as n from orders');
    expect(rows).toEqual([{ n: 1000 }]);
  });

  test.each([
    'delete from orders',
    'begin',
    'select 1; select 2',
    '/* select */ drop table orders',
    'explain analyze select 1',
  ])('%s is refused before anything is asked', (query) => {
    expect(paramProblems(sql, { url, query, expect: { empty: true } })).toHaveLength(1);
  });

  test('a semicolon in a text or a comment is none', () => {
    const query = "-- one; two\nselect ';' /* ; */ from orders;";
    expect(paramProblems(sql, { url, query, expect: { empty: true } })).toEqual([]);
  });
});

test('a database that is not there, one that never answers and one that is not allowed', async () => {
  const params = { query: 'select 1', expect: { empty: false } };
  const ask = (where: string, more: Parameters<typeof contextFor>[0] = {}) =>
    sql.gather({ ...params, url: where }, contextFor(more));
  expect(await ask('postgres://a:b@127.0.0.1:1/c')).toMatchObject({ code: 'ECONNREFUSED' });
  expect(await ask(silentUrl, { timeoutMs: 100 })).toHaveProperty('code');
  expect(await ask(silentUrl, { signal: AbortSignal.timeout(100) })).toHaveProperty('code');
  expect(await ask('postgres://a:b@db.example/c', { untrusted: true })).toMatchObject({
    code: 'NOT_ALLOWED',
  });
});
