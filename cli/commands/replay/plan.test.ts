import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../run.ts';
import { TestTerminal } from '../../test-terminal.test-support.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-plan-'));
  const line = (method: string, target: string, status = 200): string =>
    `10.0.0.1 - - [02/Mar/2026:10:00:00 +0000] "${method} ${target} HTTP/1.1" ${status} 321 "-" "test"\n`;
  const lines = line('GET', '/api/ads').repeat(6) + line('HEAD', '/api/ads') + line('GET', '/news/7', 404);
  await writeFile(join(folder, 'access.log'), lines);
});
afterEach(() => rm(folder, { recursive: true }));

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function replay(...args: readonly string[]): Promise<Ended> {
  const terminal = new TestTerminal({ cwd: folder });
  const to = ['--capture', 'access.log', '--stable', 'http://ads.invalid', '--preview', 'http://ads.invalid'];
  const exitCode = await run(['replay', ...args, ...to], terminal);
  return { exitCode, stdout: terminal.stdout, stderr: terminal.stderr };
}

test.each([
  [['-r', 'junit'], "argument 'junit' is invalid. Allowed choices are text, json."],
  [['--output', 'out'], "unknown option '--output'"],
  [['--write-approved', 'access.log/routes.txt'], '--write-approved names a place that cannot be written'],
])('what a plan cannot do is refused: %j', async (args, said) => {
  const refused = await replay('plan', ...args);
  expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(said) as string });
  expect(refused.stdout).toBe('');
});

test('a proposal is written for review, and a run beyond loopback needs it', async () => {
  const refused = await replay('run');
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('seaworthy replay plan --write-approved routes.txt');

  const written = await replay('plan', '--write-approved', 'routes.txt');
  expect(written).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('3 routes added to') as string,
  });
  expect(await readFile(join(folder, 'routes.txt'), 'utf8')).toContain(
    'GET /api/ads   # 6 requests, 75.0 %\n',
  );

  await writeFile(join(folder, 'routes.txt'), 'GET /api/ads\n');
  const planned = await replay('plan', '--approved-routes', 'routes.txt');
  expect(planned.stdout).toContain('1 of 3 routes');
  expect(planned.stdout).toContain('not sent: not-approved 2');
});

describe('flags of the selection', () => {
  test.each([
    [['--include', '/news'], 'not-included 7'],
    [['--exclude', '/news'], 'excluded 1'],
    [['--method', 'HEAD'], 'method-get 7'],
    [['--status', '2xx'], 'outside-status 1'],
    [['--from', '2026-03-02T11:00:00Z'], 'None of 8 records can be replayed (outside-time 8).'],
    [['--once-per', 'run'], 'duplicate 5'],
    [['--requests-max', '4', '--rate', '100', '--rate-max', '300'], 'above-requests-max 4'],
  ])('%j', async (flags, said) => {
    const { stdout, stderr } = await replay('plan', ...flags);
    expect(stdout + stderr).toContain(said);
  });

  test.each([
    [
      ['--rate', '0'],
      ['"0" is not a number above zero.', 'where: --rate <n>'],
    ],
    [
      ['--requests-max', '1.5'],
      ['"1.5" is not a whole number.', 'where: --requests-max <n>'],
    ],
    [['--rate', '5', '--speed', '2'], ["'--speed <n>' cannot be used with option '--rate <n>'"]],
    [['--rate', '5', '--closed-loop', '2'], ["'--closed-loop <n>' cannot be used with option '--rate <n>'"]],
    [['--attest-stable', 'v0'], ['--attest is missing.']],
  ])('%j is refused by name', async (flags, said) => {
    const { exitCode, stderr } = await replay('plan', ...flags);
    expect(exitCode).toBe(2);
    for (const text of said) expect(stderr).toContain(text);
  });

  test('a run of which no pair can count is told so before', async () => {
    expect((await replay('plan')).stderr).toContain('no pair will count: add --attest');
    expect((await replay('plan', '--attest', 'header:x=v1')).stderr).not.toContain('no pair');
  });

  test('POST is no method of a replay', async () => {
    const { exitCode, stderr } = await replay('plan', '--method', 'POST');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('GET, HEAD')]);
  });
});
