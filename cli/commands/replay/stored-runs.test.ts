/** What can be done with a run after it began: stop it, go on with it, judge it again, remove it. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { adService, serve, type Served } from '../../../replay/two-groups.test-support.ts';
import { run } from '../../run.ts';
import { TestTerminal } from '../../test-terminal.test-support.ts';

let folder: string;
let stable: Served;
let preview: Served;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-stored-'));
  const line = '10.0.0.1 - - [02/Mar/2026:10:00:00 +0000] "GET /api/ads HTTP/1.1" 200 321 "-" "test"\n';
  await writeFile(join(folder, 'access.log'), line.repeat(40));
  stable = await serve(adService('web-v0'));
  preview = await serve(adService('web-v1'));
});
afterEach(async () => {
  await Promise.all([stable.stop(), preview.stop(), rm(folder, { recursive: true })]);
});

async function replay(...args: readonly string[]) {
  const terminal = new TestTerminal({ cwd: folder });
  const exitCode = await run(['replay', ...args], terminal);
  return { exitCode, stdout: terminal.stdout, stderr: terminal.stderr };
}

const groups = (): string[] => ['--stable', stable.url, '--preview', preview.url];
const run40 = (...more: readonly string[]) =>
  replay('--capture', 'access.log', ...groups(), '--attest', 'header:x-served-by=*-v1', ...more);

const runs = join('.seaworthy', 'replays');
const onlyRun = async (): Promise<string> =>
  join(runs, (await readdir(join(folder, runs))).find((name) => name !== '.gitignore') ?? '');
const asked = (): number => stable.requests.length + preview.requests.length;

test('a run is stopped from elsewhere, taken up again, judged again and removed', async () => {
  const running = run40('--rate', '10');
  while (asked() < 10) await setTimeout(5);
  const stopped = await replay('stop');
  expect(stopped).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^Stopped the run of 20/) as string,
  });
  const first = await running;
  expect(first).toMatchObject({
    exitCode: 130,
    stderr: expect.stringMatching(/journal \/[\s\S]*to go on: seaworthy replay resume /) as string,
  });

  const resumed = await replay('resume', await onlyRun(), '--rate', '200');
  expect(resumed.exitCode).toBe(0);
  expect(resumed.stdout).toContain('40 selected = 40 sent');
  expect(resumed.stdout).toContain('Sent again, because they were in flight when the run ended');

  const before = asked();
  const judged = await replay('judge', await onlyRun());
  expect(judged.exitCode).toBe(0);
  expect(judged.stdout).toContain('Judged again from the journal');
  expect(asked()).toBe(before);

  const purged = await replay('purge', '--older-than', '1ms');
  expect(purged.stdout).toMatch(/^Removed /);
  expect(await readdir(join(folder, runs))).toEqual(['.gitignore']);
});

test('a run is slowed and looked at from elsewhere, wherever in this folder its journal is', async () => {
  const running = run40('--rate', '10', '--journal', 'run-1');
  while (asked() < 10) await setTimeout(5);
  const paced = await replay('pace', '20%');
  expect(paced).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^At 20 % of its pace: the run of 20/) as string,
  });
  // it tells how it stands every second
  let status = '';
  while (!status.includes('asked for 20 %')) status = (await replay('status')).stdout;
  expect(status).toMatch(
    /requests {3}\d+ of 40, [\d.]+ a second over the last 10 s\n {2}errors {5}0 of stable, 0 of preview\n/,
  );
  expect(status).toMatch(/pace {7}20 % of its own: the guard allows 100 %, asked for 20 %\n/);
  expect(status).toMatch(/now {8}sends, ends about 20\S+Z in \d+ s as things stand\n$/);
  const [json] = JSON.parse((await replay('status', '--json')).stdout) as { status: { total: number } }[];
  expect(json?.status.total).toBe(40);
  await replay('pace', '1');
  await replay('stop');
  expect((await running).stdout).toContain('The pace was changed by `seaworthy replay pace`: 20 % (20');
});

test('a run with a stop file of its own is one run, and who went on with it is told how to go on again', async () => {
  const running = run40('--rate', '10', '--stop-file', 'control/stop');
  while (asked() < 10) await setTimeout(5);
  const { stdout } = await replay('status', '--json');
  expect((JSON.parse(stdout) as { folder: string }[]).map((one) => one.folder)).toEqual([
    join(folder, await onlyRun()),
  ]);
  expect((await replay('pace', '50%')).stdout.trim().split('\n')).toHaveLength(1);
  expect((await replay('stop')).stdout).toMatch(/^Stopped the run of .*\n$/);
  await running;

  const before = asked();
  const resumed = replay('resume', await onlyRun(), '--rate', '10');
  while (asked() < before + 6) await setTimeout(5);
  await replay('stop');
  expect((await resumed).stderr).toContain(`to go on: seaworthy replay resume ${await onlyRun()}\n`);
});

test('nothing is at work, nothing is old', async () => {
  for (const command of [['stop'], ['pace', '0'], ['status'], ['stop', '.']])
    expect(await replay(...command)).toMatchObject({ exitCode: 0, stdout: 'No replay is at work here.\n' });
  expect((await replay('status', '--json')).stdout).toBe('[]\n');
  expect(await replay('purge')).toMatchObject({ exitCode: 0, stdout: 'No run is that old.\n' });
});

test('a journal has its folder, or none', async () => {
  await run40('--rate', '200', '--journal', 'mine', '--requests-max', '20');
  expect(existsSync(join(folder, 'mine', 'journal'))).toBe(true);
  const without = await run40('--rate', '200', '--no-journal', '--requests-max', '20');
  expect(without.stderr).not.toContain('journal ');
  expect(existsSync(join(folder, '.seaworthy'))).toBe(false);
});

describe('what cannot be', () => {
  test.each([
    ['no journal', ['judge', 'absent'], 'There is no journal'],
    ['another file', ['resume', '.'], 'There is no journal'],
    ['a folder that is not there', ['stop', 'run-l'], 'There is no such folder.'],
    ['a file', ['purge', 'access.log'], 'There is no such folder.'],
    ['a pace above its own', ['pace', '2'], '2 is faster than the run was begun with.'],
    ['a pace that is none', ['pace', 'slowly'], '"slowly" is no share of a pace.'],
    [
      'a journal below a file',
      ['run', '--journal', 'access.log/x', '--capture', 'access.log'],
      'cannot be made',
    ],
    [
      'a window that is none',
      ['plan', '--window', '1-5 Mars', '--capture', 'access.log'],
      'is no time of the day',
    ],
  ])('%s', async (_name, args, said) => {
    const more = ['plan', 'run'].includes(args[0] ?? '') ? groups() : [];
    const refused = await replay(...args, ...more);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain(said);
  });

  test.each([
    ['a run that is refused', ['--capture', 'absent.log'], /seaworthy: The capture cannot be read/],
    ['a run whose groups are not there', ['--capture', 'access.log'], /does not answer/],
  ])('%s leaves nothing behind and names no journal', async (_name, args, said) => {
    await Promise.all([stable.stop(), preview.stop()]);
    const refused = await replay(...args, ...groups());
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(said) as string });
    expect(refused.stderr).not.toContain('journal /');
    const left = existsSync(join(folder, runs)) ? await readdir(join(folder, runs)) : [];
    expect(left.filter((name) => name !== '.gitignore')).toEqual([]);
  });

  test('going on with other options', async () => {
    await run40('--rate', '200', '--journal', 'mine');
    const refused = await replay('resume', 'mine', '--preview-cookie', 'group=other');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('The run was begun with other options: preview.');
  });
});

test('a plan names its windows', async () => {
  const window = '01:00-05:00 Asia/Shanghai';
  const planned = await replay('plan', '--capture', 'access.log', ...groups(), '--window', window);
  expect(planned.stdout).toContain(`Windows      ${window}`);
  expect(asked()).toBe(0);
});
