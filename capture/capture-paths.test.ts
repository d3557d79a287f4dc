import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { captureAt, capturePaths } from './capture-paths.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-paths-'));
  await mkdir(join(folder, 'node-1'));
  const names = [
    'access.log',
    'access.log.1',
    'access.log.2',
    'access.log.10',
    'x_2.gor',
    'x_10.gor',
    '.hidden.log',
  ];
  for (const name of [...names, 'odd[1].log', 'node-1/access.log']) await writeFile(join(folder, name), '');
});
afterAll(async () => rm(folder, { recursive: true }));

const found = async (...names: readonly string[]): Promise<string[]> =>
  (await capturePaths(names.map((name) => join(folder, name)))).map((path) => path.slice(folder.length + 1));

test.each<[readonly string[], readonly string[]]>([
  [['access.log'], ['access.log']],
  [['missing.log'], ['missing.log']],
  [['access.log*'], ['access.log', 'access.log.1', 'access.log.2', 'access.log.10']],
  [['access.log.{2,10}'], ['access.log.2', 'access.log.10']],
  [
    ['access.log.?', 'access.log.10', 'access.log.1'],
    ['access.log.1', 'access.log.2', 'access.log.10'],
  ],
  [['x_*.gor'], ['x_2.gor', 'x_10.gor']],
  [['**/access.log'], ['access.log', 'node-1/access.log']],
  [['odd[1].log'], ['odd[1].log']],
  [['*.log'], ['.hidden.log', 'access.log', 'odd[1].log']],
])('%j', async (names, expected) => {
  expect(await found(...names)).toEqual(expected);
});

test('what a recorder is packing counts once', async () => {
  const name = (number: number): string => `live/capture-20260302T001505Z-000${number}.ndjson`;
  await mkdir(join(folder, 'live'));
  const part = 'live/.capture-20260302T001505Z-0002.ndjson.gz.part';
  for (const file of [`${name(1)}.gz`, name(2), part, name(3), `${name(3)}.gz`, 'live/access.log.1'])
    await writeFile(join(folder, file), '');
  await writeFile(join(folder, 'live/access.log.1.gz'), '');
  const logs = ['live/access.log.1', 'live/access.log.1.gz'];
  expect(await found('live/*')).toEqual([...logs, `${name(1)}.gz`, name(2), name(3)]);
});

test('a pattern that fits nothing, or only a folder, is refused', async () => {
  for (const name of ['*.gz', 'node-?', 'nowhere/*.log']) {
    await expect(found(name)).rejects.toMatchObject({
      code: 'capture-unreadable',
      message: 'No file fits this pattern.',
      where: join(folder, name),
    });
  }
});

test('a name is taken from a folder, and - is none', () => {
  expect([captureAt('/srv', 'a.log'), captureAt('/srv', '/b.log')]).toEqual(['/srv/a.log', '/b.log']);
  expect([captureAt('/srv', '-'), captureAt('/srv', './-')]).toEqual(['-', '/srv/-']);
});
