import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLive } from './live.ts';

const { signal } = new AbortController();
const limits = { statementTimeoutMs: 5000, signal };
let db: PGlite;
let server: PGLiteSocketServer;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  db = await PGlite.create();
  await db.exec('CREATE TABLE users (email text); INSERT INTO users VALUES (NULL)');
  server = new PGLiteSocketServer({ db, port, host: '127.0.0.1' });
  await server.start();
  url = `postgres://postgres:hidden-word@127.0.0.1:${port}/postgres`;
}, 60_000);

afterAll(async () => {
  await server.stop();
  await db.close();
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe('a live database', () => {
  test('answers, refuses writes, goes on after an error, and a strong role is a notice', async () => {
    const { source, notices } = await openLive({ url, ...limits });
    expect(notices).toMatchObject([
      { kind: 'policy', message: expect.stringContaining('superuser') as string },
    ]);
    await expect(source.rows('INSERT INTO public.users VALUES (NULL)')).rejects.toMatchObject({
      code: '25006',
    });
    await expect(source.rows('SELECT nothing FROM public.users')).rejects.toMatchObject({ code: '42703' });
    expect(await source.rows('SELECT count(*)::text AS n FROM public.users')).toEqual([{ n: '1' }]);
    expect(await source.rows('SHOW search_path')).toEqual([{ search_path: 'pg_catalog' }]);
    await source.close();
  });

  test('that cannot be reached is a clear error without the password', async () => {
    const port = await freePort();
    const gone = openLive({ url: `postgres://me:hidden-word@127.0.0.1:${port}/x`, ...limits });
    await expect(gone).rejects.toMatchObject({ code: 'target-unreachable', where: `127.0.0.1:${port}` });
    await expect(gone).rejects.toSatisfy(
      (error) => !JSON.stringify([error, String(error)]).includes('hidden-word'),
    );
  });

  test('whose address is nonsense is a clear error', async () => {
    await expect(openLive({ url: 'postgres://me:hidden-word@:bad:/', ...limits })).rejects.toSatisfy(
      (error: Error & { code: string }) =>
        ['usage', 'target-unreachable'].includes(error.code) && !error.message.includes('hidden-word'),
    );
  });
});
