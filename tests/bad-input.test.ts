/** Bad input through the command line: a clear error or a counted skip, the exit code of the table, no trace, no hang. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seaworthy } from '../fixtures/voyage.ts';
import { readReport } from '../reports/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-bad-input-'));
const line = (target: string): string =>
  `127.0.0.1 - - [21/Nov/2026:10:00:00 +0000] "GET ${target} HTTP/1.1" 200 2 "-" "test"\n`;
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const marked = request.headers.cookie === 'group=preview';
    response.setHeader('x-served-by', marked ? 'v1' : 'v0').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function replay(capture: string, target = url, ...more: readonly string[]) {
  const groups = ['--stable', target, '--preview', target, '--preview-cookie', 'group=preview'];
  const marks = ['--attest', 'header:x-served-by=v1', '--rate', '100'];
  return seaworthy(['replay', '--capture', capture, ...groups, ...marks, ...more], folder);
}

/** Says what is wrong and where, without a stack. */
function expectClear(run: { readonly exitCode: number | null; readonly stderr: string }, said: RegExp): void {
  expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringMatching(said) as string,
  });
  expect(run.stderr).not.toMatch(/^\s+at /m);
  expect(run.stderr).toMatch(/to do: /);
}

describe('captures', () => {
  test('an unreadable line is a counted skip', async () => {
    const good = Array.from({ length: 25 }, (_, index) => line(`/ads?page=${index}`)).join('');
    const run = await replay(
      write('broken.log', `${good}\u0000\u0016\u0003 not a line\n${line('/ads')}`),
      url,
      '-r',
      'json',
    );
    const report = JSON.parse(run.stdout) as Awaited<ReturnType<typeof readReport>>;
    expect(report.ledger).toMatchObject({
      read: 27,
      selected: 26,
      skipped: { 'unreadable-line': 1 },
      compared: 26,
    });
    expect(run.exitCode).toBe(0);
  });

  test('an empty capture', async () => expectClear(await replay(write('empty.log', '')), /empty/));
  test('a capture that is not there', async () => expectClear(await replay('nowhere.log'), /nowhere\.log/));
  test('a capture of an unknown kind', async () => {
    expectClear(await replay(write('x.log', 'once upon a time\nthere was a file\n')), /combined/);
  });
  test('a capture without a request that may be sent', async () => {
    const post = line('/ads').replace('GET', 'POST');
    expectClear(await replay(write('post.log', post)), /GET|selected|sent/);
  });
});

describe('targets', () => {
  test('that refuse connections', async () => {
    expectClear(await replay(write('a.log', line('/ads')), 'http://127.0.0.1:1'), /127\.0\.0\.1:1/);
  });
  test('that are no URL', async () =>
    expectClear(await replay(write('b.log', line('/ads')), 'ads.example'), /ads\.example/));
});

describe('migrations', () => {
  const first = 'create table ads (id int primary key);\n';
  const compat = (second: string, name: string) => {
    write(`${name}/0001-ads.sql`, first);
    write(`${name}/0002-next.sql`, second);
    return seaworthy(['compat', 'db', '--baseline', `${name}:first=1`, '--candidate', name], folder);
  };

  /** What came before the migration is judged, so there is a report, and it holds the release. */
  test.each([
    [
      'with a syntax error: file, line and the server’s own words',
      '\n\nalter tabel ads add x int;\n',
      ['0002-next.sql:3', 'syntax error at or near "tabel"'],
    ],
    ['that fail', 'alter table adds add x int;\n', ['0002-next.sql:1', '"adds" does not exist']],
  ])('%s', async (name, second, said) => {
    const { exitCode, stdout, stderr } = await compat(second, name.slice(0, 4));
    expect(exitCode).toBe(3);
    const words = stdout.replace(/\s+/g, ' ');
    expect(said.filter((one) => !words.includes(one))).toEqual([]);
    expect(stdout + stderr).not.toMatch(/^\s+at /m);
  });
  test('that fail already in what runs', async () => {
    write('broken/0001-ads.sql', 'alter table adds add x int;\n');
    write('broken/0002-next.sql', first);
    const args = ['--baseline', 'broken:first=1', '--candidate', 'broken'];
    expectClear(await seaworthy(['compat', 'db', ...args], folder), /"adds" does not exist/);
  });
  test('with an endless loop', async () => {
    write('limits.yaml', '');
    const run = await seaworthy(
      ['compat', 'db', '--baseline', 'loop:first=1', '--candidate', 'loop', '--timeout', '4s'],
      folder,
      () => {},
    );
    expectClear(run, /0002|time/);
  });

  beforeAll(() => {
    write('loop/0001-ads.sql', first);
    write('loop/0002-next.sql', 'do $$ begin loop end loop; end $$;\n');
  });
});

describe('contracts', () => {
  test('with broken YAML', async () => {
    write('old.yaml', 'openapi: 3.0.3\ninfo: {title: a, version: "1"}\npaths: {}\n');
    write('new.yaml', 'openapi: 3.0.3\npaths: {\n');
    expectClear(
      await seaworthy(['compat', 'api', '--baseline', 'old.yaml', '--candidate', 'new.yaml'], folder),
      /new\.yaml:\d/,
    );
  });
});

describe('a gate', () => {
  const gate = (config: string, ...args: readonly string[]) => {
    write('gate/seaworthy.config.yaml', config);
    return seaworthy(['gate', ...args], join(folder, 'gate'));
  };

  test('with a half-written config', async () => {
    expectClear(await gate('service: ads\nreplay: {capture: [a.log\n'), /seaworthy\.config\.yaml:\d+:\d+/);
  });

  test('keeps what was found when a part cannot run, and marks it partial', async () => {
    write(
      'gate/list.yaml',
      'name: x\nitems:\n  - { id: A, title: is here, check: file, with: { path: list.yaml } }\n',
    );
    write('gate/a.log', line('/ads'));
    const groups =
      'groups: { stable: { url: "http://127.0.0.1:1" }, preview: { url: "http://127.0.0.1:1" } }';
    const run = await gate(
      `service: ads\n${groups}\nreplay: { capture: [a.log] }\nchecklist: { file: list.yaml }\n`,
    );
    const report = await readReport(join(folder, 'gate', 'seaworthy-report'));
    expect({ exitCode: run.exitCode, verdict: report.verdict, partial: report.partial }).toEqual({
      exitCode: 2,
      verdict: 'none',
      partial: true,
    });
    expect(report.results.map(({ key, outcome }) => `${key} ${outcome}`)).toEqual(['A pass']);
    expect(report.reasons[0]?.text).toMatch(/replay could not run: .*127\.0\.0\.1:1/);
    expect(run.stderr + run.stdout).not.toMatch(/^\s+at /m);
  });

  test('of nothing holds', async () => {
    expect((await gate('service: ads\n')).exitCode).toBe(3);
  });
});
