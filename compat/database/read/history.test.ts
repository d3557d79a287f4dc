import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { additions, readHistory } from './history.ts';

const { signal } = new AbortController();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-history-'));
  mkdirSync(join(folder, 'nested'));
  writeFileSync(join(folder, '2_b.sql'), 'two');
  writeFileSync(join(folder, '10_c.sql'), 'ten');
  writeFileSync(join(folder, 'nested', '1_a.sql'), 'one');
  writeFileSync(join(folder, '2_b.down.sql'), 'down');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('reading a history', () => {
  test('a folder in order, or only its beginning', async () => {
    const all = await readHistory(folder, signal);
    expect(all.map(({ name }) => name)).toEqual(['2_b.sql', '10_c.sql', 'nested/1_a.sql']);
    expect(await readHistory(`${folder}:first=1`, signal)).toEqual([
      { name: '2_b.sql', sql: 'two', down: 'down', downName: '2_b.down.sql' },
    ]);
  });

  test.each([
    ['a folder that is not there', '/nowhere/at/all', 'input-unreadable'],
    ['a revision that is not there', 'git:no-such-revision:compat', 'input-unreadable'],
    ['a folder without migrations', 'git:HEAD:no-such-folder', 'nothing-selected'],
  ])('%s is an error', async (_, spec, code) => {
    await expect(readHistory(spec, signal)).rejects.toMatchObject({ code });
  });

  test('more than there are is an error', async () => {
    await expect(readHistory(`${folder}:first=9`, signal)).rejects.toMatchObject({ code: 'usage' });
  });

  test('a git revision, with the content of that revision', async () => {
    const git = (...args: string[]): void => {
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder });
    };
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    writeFileSync(join(folder, '2_b.sql'), 'changed');
    const here = process.cwd();
    process.chdir(folder);
    try {
      expect(await readHistory('git:HEAD:.:first=2', signal)).toEqual([
        { name: '2_b.sql', sql: 'two', down: 'down', downName: '2_b.down.sql' },
        { name: '10_c.sql', sql: 'ten' },
      ]);
      expect(await readHistory('git:HEAD:nested/', signal)).toEqual([{ name: '1_a.sql', sql: 'one' }]);
    } finally {
      process.chdir(here);
    }
  });
});

describe('what a candidate adds', () => {
  const files = (...texts: string[]) => texts.map((sql, i) => ({ name: `${i}.sql`, sql }));
  test('the rest, also where it sorts between', () => {
    expect(additions(files('a', 'b'), files('a', 'x', 'b', 'y'))?.map(({ sql }) => sql)).toEqual(['x', 'y']);
  });
  test('nothing where an old file was changed', () => {
    expect(additions(files('a', 'b'), files('a', 'changed'))).toBeUndefined();
  });
  test('equal files are counted', () => {
    expect(additions(files('a', 'a'), files('a', 'b'))).toBeUndefined();
    expect(additions(files('a'), files('a', 'a'))?.length).toBe(1);
  });
});
