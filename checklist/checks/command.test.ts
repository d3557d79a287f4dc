import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { command } from './command.ts';

type Params = Parameters<typeof command.judge>[1];

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'command-'));
});
afterAll(() => rm(cwd, { recursive: true }));

async function judged(params: Params, more: Parameters<typeof contextFor>[0] = {}) {
  const context = contextFor({ cwd, allowCommands: true, ...more });
  return command.judge(await command.gather(params, context), params);
}

const shell = (script: string): Params => ({ argv: ['/bin/sh', '-c', script] });

test('exit code and output of a real program', async () => {
  expect(await judged(shell('echo ready; exit 0'))).toMatchObject({ outcome: 'pass' });
  const bad = await judged(shell('echo broken >&2; exit 3'));
  expect(bad).toMatchObject({ outcome: 'fail', message: 'It ended with 3 and not with 0: broken.' });
  expect(bad.evidence?.[0]).toMatchObject({ kind: 'command', exitCode: 3, output: 'broken\n' });
});

test('a program that is not there', async () => {
  const { outcome, message } = await judged({ argv: ['no-such-program'] });
  expect(outcome).toBe('error');
  expect(message).toContain('ENOENT');
});

test('nothing runs without permission', async () => {
  const file = join(cwd, 'ran');
  expect(await judged(shell(`touch ${file}`), { allowCommands: false })).toMatchObject({
    outcome: 'inconclusive',
  });
  expect(await judged({ shell: `touch ${file}` })).toMatchObject({ outcome: 'inconclusive' });
  expect(existsSync(file)).toBe(false);
  expect(await judged({ shell: `touch ${file}` }, { allowShell: true })).toMatchObject({ outcome: 'pass' });
  expect(existsSync(file)).toBe(true);
});

test('arguments are no shell text', async () => {
  const { evidence } = await judged({ argv: ['echo', '$HOME; exit 1'] });
  expect(evidence?.[0]).toMatchObject({ output: '$HOME; exit 1\n', command: "echo '$HOME; exit 1'" });
});

test('only what is named of the environment is passed on', async () => {
  const env = { PATH: '/usr/bin:/bin', SECRET: 'x', HOME: '/root' };
  const params = { ...shell('echo "$SECRET|$GIVEN|$HOME"'), env: { GIVEN: 'yes' } };
  const { evidence } = await judged(params, { env });
  expect(evidence?.[0]).toMatchObject({ output: '|yes|/root\n' });
});

test('a command that hangs is killed together with the grandchild that ignores the signal', async () => {
  const pidFile = join(cwd, 'grandchild');
  const script = `(trap '' TERM; echo $$ >/dev/null; sh -c 'echo $PPID' > ${pidFile}; i=0; while [ $i -lt 400 ]; do i=$((i+1)); sleep 0.05; done) & wait`;
  const stop = new AbortController();
  const running = judged(shell(script), { signal: stop.signal });
  while (!existsSync(pidFile) || readFileSync(pidFile, 'utf8').trim() === '') await sleep(20);
  const grandchild = Number(readFileSync(pidFile, 'utf8'));
  expect(isAlive(grandchild)).toBe(true);
  stop.abort();
  const { outcome, message } = await running;
  expect(outcome).toBe('error');
  expect(message).toContain('killed');
  expect(await isGone(grandchild)).toBe(true);
});

test('what a command leaves behind is killed, and holds nothing up', async () => {
  const pidFile = join(cwd, 'left');
  const judgement = await judged(shell(`sleep 20 & echo $! > ${pidFile}; echo done`));
  expect(judgement).toMatchObject({ outcome: 'pass' });
  expect(await isGone(Number(readFileSync(pidFile, 'utf8')))).toBe(true);
});

test('of a long output the end is kept, whole lines only', async () => {
  const many = await judged(
    shell('i=0; while [ $i -lt 9000 ]; do echo "line $i of the output"; i=$((i+1)); done'),
  );
  const [evidence] = many.evidence ?? [];
  const output = evidence?.kind === 'command' ? evidence.output : '';
  expect(output.length).toBeLessThanOrEqual(16 * 1024);
  expect(output).toMatch(/^line \d+ of the output\n/);
  expect(output).toContain('line 8999 of the output');
});

test('an expression that never ends is an error, not a hang', async () => {
  const params = { ...shell('printf aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaX'), outputMatches: '^(a+)+$' };
  await expect(judged(params)).rejects.toThrow('takes too long');
});

test.each<[string, Params]>([
  ['neither argv nor shell', {}],
  ['both', { argv: ['a'], shell: 'a' }],
  ['a broken expression', { argv: ['a'], outputMatches: '[' }],
])('%s is refused', (_name, params) => {
  expect(paramProblems(command, params)).toHaveLength(1);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A killed process without a reaping parent stays as a zombie.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 50 && isAlive(pid); tries += 1) await sleep(20);
  return !isAlive(pid);
}
