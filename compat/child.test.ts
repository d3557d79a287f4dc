import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { startChild } from './child.ts';
import type { Child } from './child.ts';

const entry = { moduleUrl: import.meta.url, name: '../fixtures/children/obedient-child' };
const started: Child[] = [];

function start(options: { memoryMbMax?: number; signal?: AbortSignal } = {}): Child {
  const { memoryMbMax = 512, signal = new AbortController().signal } = options;
  const child = startChild(entry, { memoryMbMax, signal });
  started.push(child);
  return child;
}

function alive(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z');
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<boolean> {
  for (let i = 0; i < 100 && alive(pid); i += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  return !alive(pid);
}

afterEach(() => {
  for (const child of started.splice(0)) child.kill();
});

describe('a child', () => {
  test('answers in order, and is gone after kill', async () => {
    const child = start();
    const pid = await child.request<number>('pid', 10_000);
    expect(await Promise.all([child.request({ echo: 1n }, 5000), child.request({ echo: 2 }, 5000)])).toEqual([
      { echo: 1n },
      { echo: 2 },
    ]);
    child.kill();
    expect(await untilGone(pid)).toBe(true);
    await expect(child.request('pid', 100)).rejects.toMatchObject({ code: 'engine-failed' });
  });

  test('is killed when it loops for ever', async () => {
    const child = start();
    const pid = await child.request<number>('pid', 10_000);
    await expect(child.request('loop', 300)).rejects.toMatchObject({ code: 'timeout' });
    expect(await untilGone(pid)).toBe(true);
  });

  test('is killed on abort, and the waiting request says why', async () => {
    const controller = new AbortController();
    const child = start({ signal: controller.signal });
    const pid = await child.request<number>('pid', 10_000);
    setTimeout(() => controller.abort(new Error('stop now')), 100);
    await expect(child.request('loop', 60_000)).rejects.toThrow('stop now');
    expect(await untilGone(pid)).toBe(true);
  });

  test.each(['heap', 'buffers'])('dies of too much memory in %s with a plain sentence', async (what) => {
    const child = start({ memoryMbMax: 200 });
    await expect(child.request(what, 60_000)).rejects.toMatchObject({
      code: 'engine-failed',
      message: 'The working process ended: it needed more than 200 MB of memory.',
    });
  });

  test('passes on errors of the handler and lives on', async () => {
    const child = start();
    await expect(child.request('harness-error', 10_000)).rejects.toMatchObject({
      code: 'input-unreadable',
      where: 'a.sql:3',
    });
    await expect(child.request('error', 10_000)).rejects.toMatchObject({ code: 'engine-failed' });
    expect(await child.request({ echo: 'still here' }, 5000)).toEqual({ echo: 'still here' });
  });

  test('ends with its parent even in the middle of a loop', async () => {
    const script = fileURLToPath(new URL('../fixtures/children/dying-parent.ts', import.meta.url));
    const parent = spawn(process.execPath, ['--import=jiti/register', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(String(chunk));
    expect(alive(pid)).toBe(true);
    parent.kill('SIGKILL');
    expect(await untilGone(pid)).toBe(true);
  });
});
