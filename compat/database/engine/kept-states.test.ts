import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { findState, keepState } from './kept-states.ts';

const base = mkdtempSync(join(tmpdir(), 'seaworthy-states-'));
afterAll(() => rmSync(base, { recursive: true }));
let folder = '';
beforeEach(() => (folder = mkdtempSync(join(base, 'cache-'))));

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const found = async (...names: string[]): Promise<string | undefined> => {
  const state = await findState(folder, names);
  return state && `${state.name}: ${Buffer.from(state.content).toString()}`;
};

test('the first that is there is found', async () => {
  expect(await found('pglite-a')).toBeUndefined();
  await keepState(folder, 'pglite-a', bytes('A'));
  await keepState(folder, 'pglite-b', bytes('B'));
  expect(await found('pglite-c', 'pglite-b', 'pglite-a')).toBe('pglite-b: B');
  expect(statSync(join(folder, 'pglite-a')).mode & 0o077).toBe(0);
});

test.each([
  ['cut off', (content: Buffer) => content.subarray(0, content.length - 9)],
  ['changed', (content: Buffer) => content.fill(0x41, 30, 40)],
  ['empty', () => Buffer.alloc(0)],
])('one that is %s is taken away, and the next is found', async (_, damage) => {
  await keepState(folder, 'pglite-a', bytes('A'));
  await keepState(folder, 'pglite-b', bytes('B'.repeat(9) + Math.E.toString().repeat(9)));
  const path = join(folder, 'pglite-b');
  writeFileSync(path, damage(readFileSync(path)));
  expect(await found('pglite-b', 'pglite-a')).toBe('pglite-a: A');
  expect(readdirSync(folder)).toEqual(['pglite-a']);
});

test('those that were not used for longest go, and no drafts stay', async () => {
  for (let n = 1; n <= 8; n += 1) {
    await keepState(folder, `pglite-${n}`, bytes('x'));
    utimesSync(join(folder, `pglite-${n}`), n, n);
  }
  await found('pglite-1');
  await keepState(folder, 'pglite-9', bytes('x'));
  expect(readdirSync(folder).sort()).toEqual([1, 3, 4, 5, 6, 7, 8, 9].map((n) => `pglite-${n}`));
});

test('a folder that cannot be written is no failure', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await keepState(join(file, 'below'), 'pglite-a', bytes('A'));
  expect(await findState(join(file, 'below'), ['pglite-a'])).toBeUndefined();
});
