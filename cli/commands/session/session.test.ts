import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../run.ts';
import { TestTerminal } from '../../test-terminal.test-support.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-session-'));
afterAll(() => rmSync(folder, { recursive: true }));

const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });

beforeAll(() => {
  const config = `service: shop
session:
  ship: { command: [sh, -c, 'echo {module} {version} >> shipped'] }
  commit: { command: [sh, -c, 'echo v1 > served'] }
  rollback: { command: [sh, -c, 'echo v0 > served'] }
  announce: { command: [sh, -c, 'echo "{text}" >> announced'] }
  snapshots: [{ name: served, file: served }]
`;
  writeFileSync(join(folder, 'seaworthy.config.yaml'), config);
  writeFileSync(
    join(folder, 'list.yaml'),
    'name: x\nitems:\n  - { id: A, check: file, with: { path: served } }\n',
  );
  writeFileSync(join(folder, '.gitignore'), 'served\nshipped\nannounced\nseaworthy-report\n.seaworthy\n');
  writeFileSync(join(folder, 'served'), 'v0\n');
  git('init', '-q');
  git('config', 'user.name', 'Anna');
  git('config', 'user.email', 'anna@example.org');
  git('add', '.');
  git('commit', '-qm', 'x');
});

async function seaworthy(...argv: readonly string[]) {
  const env = { PATH: process.env['PATH'] ?? '' };
  const terminal = new TestTerminal({ cwd: folder, env });
  return { exitCode: await run(argv, terminal), stdout: terminal.stdout, stderr: terminal.stderr };
}
const served = () => readFileSync(join(folder, 'served'), 'utf8').trim();

test('nothing to show before the start', async () => {
  expect(await seaworthy('session', 'status')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('No session of shop was ever started') as string,
  });
  expect(await seaworthy('session', 'start', '--description', 'x', '--module', 'web')).toMatchObject({
    exitCode: 2,
  });
});

test('a release by its commands: out, on the word of a report, and back', async () => {
  const opened = await seaworthy('session', 'start', '--description', 'new prices', '--module', 'web=v1@v0');
  expect(opened).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('web  v0 -> v1  not shipped') as string,
  });
  expect((await seaworthy('session', 'ship')).exitCode).toBe(0);
  expect(readFileSync(join(folder, 'shipped'), 'utf8')).toBe('web v1\n');

  const refused = await seaworthy('session', 'commit');
  expect(refused).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('there is no report of the gate') as string,
  });
  expect(served()).toBe('v0');

  await seaworthy('checklist', 'run', 'list.yaml', '--output', 'seaworthy-report');
  const committed = await seaworthy('session', 'commit');
  expect(committed).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(': committed') as string });
  expect(served()).toBe('v1');
  expect((await seaworthy('session', 'close')).stderr).toContain('must be held for another 1440 minutes');

  const back = await seaworthy('session', 'rollback', '--reason', 'orders fail', '--who', 'Bert');
  expect(back.stdout).toMatch(/rollback {2}Bert .*\(orders fail\)/);
  expect(served()).toBe('v0');
  const report = await seaworthy('session', 'status', '--reporter', 'json');
  expect(report.stdout).toContain('1 snapshots are equal');
  expect((await seaworthy('session', 'close')).exitCode).toBe(0);
});

test('an override needs a reason, is announced, and its report stays red', async () => {
  rmSync(join(folder, 'seaworthy-report'), { recursive: true });
  await seaworthy('session', 'start', '--description', 'again', '--module', 'web=v2@v1');
  await seaworthy('session', 'ship');
  expect(await seaworthy('session', 'commit', '--override')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('--override needs a reason') as string,
  });
  expect((await seaworthy('session', 'commit', '--override', '--reason', 'stable is down')).exitCode).toBe(0);
  expect(readFileSync(join(folder, 'announced'), 'utf8')).toContain('Anna overrides');
  expect(await seaworthy('session', 'status', '--reporter', 'text')).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('stable is down') as string,
  });
});
