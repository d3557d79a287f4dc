import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { threadsFor } from './threads-for.ts';

const megabyte = 1024 * 1024;
const many = Math.min(8, availableParallelism());

test.each([
  ['a small log', 'a.log', 63, 1],
  ['a large log', 'a.log', 65, many],
  ['a packed log', 'a.log.gz', 7, 1],
  ['a packed log that unpacks to a large one', 'a.log.gz', 9, many],
])('%s', async (_, name, megabytes, threads) => {
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy-threads-'));
  try {
    const file = join(folder, name);
    await writeFile(file, '');
    await truncate(file, megabytes * megabyte);
    expect(await threadsFor([file, join(folder, 'missing')])).toBe(threads);
  } finally {
    await rm(folder, { recursive: true });
  }
});
