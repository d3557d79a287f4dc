import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextFor } from '../context-for.test-support.ts';
import { paramProblems } from '../items-of.ts';
import { file } from './file.ts';

type Params = Parameters<typeof file.judge>[1];

let root: string;
let cwd: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'file-'));
  cwd = join(root, 'work');
  await mkdir(cwd);
  await writeFile(join(cwd, 'config.yaml'), 'mode: on\nlimits: { rate: 5, tags: [a, b] }\n');
  await writeFile(join(cwd, 'config.json'), '{"mode":"on"}');
  await writeFile(join(cwd, 'broken.yaml'), 'mode: [');
  await writeFile(join(cwd, 'app-1f2e.js'), 'old');
  await writeFile(join(cwd, 'next-1f2e.js'), 'new');
  await writeFile(join(cwd, 'copy.js'), 'old');
  await writeFile(join(root, 'outside.txt'), 'secret');
  await symlink(join(root, 'outside.txt'), join(cwd, 'link.txt'));
  execFileSync('sh', ['-c', 'mkfifo pipe'], { cwd });
});
afterAll(() => rm(root, { recursive: true }));

async function judged(params: Params, more: Parameters<typeof contextFor>[0] = {}) {
  expect(paramProblems(file, params)).toEqual([]);
  return file.judge(await file.gather(params, contextFor({ cwd, ...more })), params);
}

test.each<[string, Params, string]>([
  ['there', { path: 'config.yaml' }, 'pass'],
  ['missing', { path: 'none.yaml' }, 'fail'],
  ['below a file', { path: 'config.yaml/x' }, 'fail'],
  ['rightly missing', { path: 'none.yaml', exists: false }, 'pass'],
  [
    'YAML values',
    { path: 'config.yaml', values: { '/mode': 'on', '/limits': { tags: ['a', 'b'], rate: 5 } } },
    'pass',
  ],
  ['JSON values', { path: 'config.json', values: { '/mode': 'off' } }, 'fail'],
  ['a value that is not there', { path: 'config.json', values: { '/none': 1 } }, 'fail'],
  ['the same asset', { path: 'app-1f2e.js', sameAs: 'copy.js' }, 'pass'],
  ['an asset overwritten under its old name', { path: 'next-1f2e.js', sameAs: 'app-1f2e.js' }, 'fail'],
  ['nothing to compare with', { path: 'app-1f2e.js', sameAs: 'none.js' }, 'fail'],
  ['a folder', { path: '.' }, 'error'],
  ['an empty pipe that nobody writes to', { path: 'pipe', matches: 'x' }, 'fail'],
])('%s', async (_name, params, outcome) => {
  expect(await judged(params)).toMatchObject({ outcome });
});

test('a file that is no YAML is an error', async () => {
  await expect(judged({ path: 'broken.yaml', values: { '/mode': 'on' } })).rejects.toThrow('Flow sequence');
});

test('a stranger’s checklist sees nothing outside of the folder, also not through a link', async () => {
  for (const path of ['../outside.txt', 'link.txt', join(root, 'outside.txt')]) {
    expect(await judged({ path, matches: 'secret' })).toMatchObject({ outcome: 'pass' });
    expect(await judged({ path, matches: 'secret' }, { untrusted: true })).toMatchObject({
      outcome: 'error',
    });
  }
  expect(await judged({ path: 'config.yaml' }, { untrusted: true })).toMatchObject({ outcome: 'pass' });
});
