import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from '../../run.ts';
import { TestTerminal } from '../../test-terminal.test-support.ts';

let cwd: string;
let server: Server;
let upstream: string;
beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'seaworthy-capture-'));
  server = createServer((_request, reply) => reply.end('ok'));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  upstream = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(cwd, { recursive: true });
});

/** Runs a recorder, sends it one request, and stops it as Ctrl-C does. */
async function recordOne(argv: readonly string[], env: Record<string, string> = {}): Promise<TestTerminal> {
  const terminal = new TestTerminal({ cwd, env });
  const done = run(['capture', ...argv, '--listen', '127.0.0.1:0', '--out', 'captures'], terminal);
  const url = await vi.waitFor(() => {
    const [, found] = /Recording at (\S+) /.exec(terminal.stderr) ?? [];
    if (found === undefined) throw new Error(`not recording: ${terminal.stderr}`);
    return found;
  }, 20_000);
  await new Promise((resolve, reject) => {
    get(`${url}/a?token=abc`, { agent: false }, (reply) => reply.resume().on('end', resolve)).on(
      'error',
      reject,
    );
  });
  expect(terminal.interrupt()).toBe(true);
  expect(await done).toBe(0);
  return terminal;
}

const captured = (): string => {
  const folder = join(cwd, 'captures');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
};

test('proxy records until Ctrl-C, then says what it did; equal keys give equal hashes', async () => {
  const key = { SEAWORTHY_REDACT_KEY: 'a key of the test' };
  const terminal = await recordOne(['proxy', '--upstream', upstream], key);
  expect(terminal.stdout).toMatch(
    /^1 seen: 1 recorded, 0 dropped, 0 not recorded on purpose\n.*-0001\.ndjson\n$/,
  );
  expect(terminal.stderr).not.toContain('No key was given');
  await recordOne(['proxy', '--upstream', upstream, '--key-env', 'MINE'], { MINE: key.SEAWORTHY_REDACT_KEY });
  const hashes = [...captured().matchAll(/token=(redacted-[0-9a-f]{8})/g)].map(([, hash]) => hash);
  expect(hashes).toHaveLength(2);
  expect(new Set(hashes).size).toBe(1);
  expect(captured()).not.toContain(key.SEAWORTHY_REDACT_KEY);
});

test('mirror records; without a key it says what that means', async () => {
  const terminal = await recordOne(['mirror', '-r', 'json', '--gzip']);
  expect(JSON.parse(terminal.stdout)).toMatchObject({ seen: 1, recorded: 1, dropped: 0 });
  expect(terminal.stderr).toContain('No key was given');
  expect(readdirSync(join(cwd, 'captures'))).toEqual([expect.stringMatching(/\.ndjson\.gz$/)]);
});

test('a recording ends by itself', async () => {
  const terminal = new TestTerminal({ cwd });
  const argv = ['capture', 'mirror', '--listen', '127.0.0.1:0', '--out', 'captures', '--for', '50ms'];
  expect(await run(argv, terminal)).toBe(0);
  expect(terminal.stdout).toContain('0 seen');
});

test('the nginx side is printed for the address that listens', async () => {
  const terminal = new TestTerminal({ cwd });
  expect(await run(['capture', 'mirror', '--print-nginx', '--listen', '9100'], terminal)).toBe(0);
  expect(terminal.stdout).toContain('server 127.0.0.1:9100;');
  expect(readdirSync(cwd)).toEqual([]);
});

test('purge removes what is over, and only after a dry run said so', async () => {
  const old =
    '{"format":"seaworthy-capture","version":1,"recorder":"proxy","createdAt":"2020-01-01T00:00:00Z","retainUntil":"2020-02-01T00:00:00Z"}\n';
  writeFileSync(join(cwd, 'old.ndjson'), old);
  writeFileSync(join(cwd, 'notes.txt'), 'mine');
  for (const [flags, left] of [
    [['--dry-run'], ['notes.txt', 'old.ndjson']],
    [[], ['notes.txt']],
  ] as const) {
    const terminal = new TestTerminal({ cwd });
    expect(await run(['capture', 'purge', '.', ...flags], terminal)).toBe(0);
    expect(terminal.stdout).toContain('old.ndjson (retained until 2020-02-01');
    expect(readdirSync(cwd).sort()).toEqual(left);
  }
});

test.each([
  ['no server', ['proxy', '--out', 'x'], /--upstream is missing/],
  ['no folder', ['mirror'], /--out is missing/],
  ['a key that is not there', ['mirror', '--out', 'x', '--key-env', 'NONE'], /NONE is not set/],
  ['a size without unit', ['mirror', '--out', 'x', '--rotate-size', '5'], /for example 100MB/],
  ['an address that is none', ['mirror', '--out', 'x', '--listen', 'here'], /127\.0\.0\.1:9000/],
  ['an output that is none', ['purge', '.', '-r', 'html'], /Use text or json/],
  ['a folder that is none', ['purge', 'nowhere'], /folder cannot be read/],
] as const)('%s is told with exit 2, before anything is written', async (_name, argv, said) => {
  const terminal = new TestTerminal({ cwd });
  expect(await run(['capture', ...argv], terminal)).toBe(2);
  expect(terminal.stderr).toMatch(said);
  expect(readdirSync(cwd)).toEqual([]);
});
