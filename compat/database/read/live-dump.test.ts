/** A program that stands in for pg_dump: it tells how it was called, or fails as pg_dump does. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dumpLive } from './live-dump.ts';

const { signal } = new AbortController();
const url = 'postgres://ann:s3c%3Aret@db.internal:5433/shop?ssl=true&schema=public';
let folder: string;

beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'seaworthy-dump-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function program(body: string): string {
  const path = join(folder, `pg_dump-${Math.random().toString(36).slice(2)}`);
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('pg_dump', () => {
  test('gets the address without the password, which stands in a file that is gone afterwards', async () => {
    const body = `for a in "$@"; do echo "$a"; case $a in --dbname=*) d=$a;; esac; done
      p=$(echo "$d" | sed 's/.*passfile=\\([^&]*\\).*/\\1/; s/%2F/\\//g'); echo "file $p"; cat "$p"; ls -l "$p" | cut -c1-10`;
    const said = await dumpLive(url, { signal, timeoutMs: 10_000, program: program(body) });
    expect(said).toContain('--schema-only\n');
    expect(said).toMatch(
      /^--dbname=postgres:\/\/ann@db\.internal:5433\/shop\?sslmode=require&application_name=seaworthy/m,
    );
    expect(said.match(/s3c/g)).toHaveLength(1);
    expect(said).toContain('*:*:*:*:s3c\\:ret\n-rw-------\n');
    const file = /^file (.*)$/m.exec(said)?.[1] ?? '';
    expect(file).toContain('seaworthy-');
    expect(existsSync(file)).toBe(false);
  });

  test.each([
    [
      'is older than the server',
      'echo "pg_dump: error: aborting because of server version mismatch" >&2; echo "pg_dump: detail: server version: 18.4; pg_dump version: 15.18" >&2; exit 1',
      'engine-missing',
      /PostgreSQL 18\.4, but pg_dump is 15\.18/,
    ],
    [
      'is refused, and repeats the password',
      'echo "pg_dump: error: connection failed: FATAL: password s3c:ret is wrong" >&2; exit 1',
      'target-unreachable',
      /FATAL: password … is wrong$/,
    ],
    ['ends without a word', 'exit 1', 'target-unreachable', /gave no reason$/],
    ['hangs', 'exec sleep 60', 'timeout', /did not end within/],
  ])('%s', async (title, body, code, message) => {
    const timeoutMs = title === 'hangs' ? 200 : 10_000;
    await expect(dumpLive(url, { signal, timeoutMs, program: program(body) })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
  });

  test('is missing', async () => {
    await expect(
      dumpLive(url, { signal, timeoutMs: 10_000, program: '/nowhere/pg_dump' }),
    ).rejects.toMatchObject({
      code: 'engine-missing',
      todo: expect.stringContaining('postgresql-client') as string,
    });
  });

  test('is stopped with the run', async () => {
    const controller = new AbortController();
    const mark = join(folder, 'began');
    const dump = dumpLive(url, {
      signal: controller.signal,
      timeoutMs: 10_000,
      program: program(`touch ${mark}; exec sleep 60`),
    });
    while (!existsSync(mark)) await new Promise((done) => setTimeout(done, 10));
    controller.abort(new Error('stopped'));
    await expect(dump).rejects.toThrow('stopped');
    expect(readFileSync(mark, 'utf8')).toBe('');
  });

  test('an address that cannot be read is not repeated', async () => {
    const wrong = 'postgres://ann:s3cret@db:port/shop';
    await expect(dumpLive(wrong, { signal, timeoutMs: 1000 })).rejects.toMatchObject({
      code: 'usage',
      message: expect.not.stringContaining('s3cret') as string,
      where: undefined,
    });
  });
});
