/** What was applied once is not run again. A random value of the first migration tells whether it was. */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Migration } from '../read/migration.ts';
import { openEngine } from './engine.ts';
import type { Engine } from './engine.ts';

const cacheFolder = mkdtempSync(join(tmpdir(), 'seaworthy-resume-'));
let engine: Engine;

beforeAll(async () => {
  // An empty database takes seconds to make; where there is one, take it.
  const usual = join(homedir(), '.cache', 'seaworthy');
  const isEmptyOne = (path: string): boolean =>
    path === usual || /pglite-[\d.]+-[0-9a-f]{8}\.files\.gz$/.test(path);
  try {
    cpSync(usual, cacheFolder, { recursive: true, filter: isEmptyOne });
  } catch {
    // Then it is made.
  }
  engine = await openEngine([], {
    cacheFolder,
    signal: new AbortController().signal,
    timeLeftMs: () => 60_000,
  });
});
afterAll(async () => {
  await engine.close();
  rmSync(cacheFolder, { recursive: true });
});

const history: Migration[] = [
  { name: '1.sql', sql: 'CREATE TABLE made AS SELECT random() AS at;' },
  ...Array.from({ length: 40 }, (_, i) => ({
    name: `${i + 2}.sql`,
    sql: `CREATE TABLE t${i} (id int PRIMARY KEY, note text, made timestamptz NOT NULL DEFAULT now(), price numeric);`,
  })),
];
const more = { name: 'more.sql', sql: 'CREATE TABLE more (id int);' };
const states = (): string[] => readdirSync(cacheFolder).filter((name) => /-[0-9a-f]{32}\./.test(name));

/** A state is written while the work goes on. */
async function kept(count: number): Promise<void> {
  await expect.poll(states, { timeout: 20_000 }).toHaveLength(count);
}

async function madeBy(migrations: readonly Migration[]): Promise<string | null | undefined> {
  await engine.reset();
  await engine.apply(migrations);
  return (await engine.rows('SELECT at::text FROM made'))[0]?.['at'];
}

test('a history begins where it was, goes on with what is new, and starts anew when it changed or is damaged', async () => {
  const first = await madeBy(history);
  expect(first).toMatch(/^0\.\d+/);
  await kept(1);

  const renamed = history.map((migration) => ({ ...migration, name: `old/${migration.name}` }));
  expect(await madeBy([...renamed, more])).toBe(first);
  expect((await engine.snapshot()).tables.map(({ name }) => name)).toContain('more');

  const edited = history.map((migration, i) =>
    i === 5 ? { ...migration, sql: `${migration.sql} ` } : migration,
  );
  expect(await madeBy(edited)).not.toBe(first);
  await kept(2);

  for (const name of states()) writeFileSync(join(cacheFolder, name), 'damaged');
  const again = await madeBy(history);
  expect(again).not.toBe(first);
  expect(await madeBy(history)).toBe(again);
}, 240_000);

test('what comes after the first is not kept: it may be rows of a file', async () => {
  await madeBy([more, history[0] ?? more]);
  const before = states();
  await engine.apply([{ name: 'rows.sql', sql: `${'-- '.padEnd(5000, 'x')}\nINSERT INTO more VALUES (1);` }]);
  expect(states()).toEqual(before);
});
