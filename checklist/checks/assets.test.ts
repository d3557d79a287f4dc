import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareBuilds } from '../asset-names.ts';
import { contextFor } from '../context-for.test-support.ts';
import { assets } from './assets.ts';

let cwd: string;
const files = {
  'old/js/app-4f0c11d9.js': 'one',
  'old/index.html': '<script src="js/app-4f0c11d9.js"></script>',
  'good/js/app-9a77e0b1.js': 'two',
  'overwritten/js/app-4f0c11d9.js': 'two',
  'renamed/js/app-9a77e0b1.js': 'one',
  'plain/sw.js': 'worker',
  'plain/js/app-4f0c11d9.js': 'one',
  'empty/index.html': '<p>',
};

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'seaworthy-assets-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(cwd, path)), { recursive: true });
    await writeFile(join(cwd, path), text);
  }
});
afterAll(() => rm(cwd, { recursive: true }));

const judged = async (build: string, more = {}, context = {}) => {
  const given = { build, formerBuild: 'old', ...more };
  return assets.judge(await assets.gather(given, contextFor({ cwd, ...context })), given);
};

test.each([
  ['good', 'pass'],
  ['overwritten', 'fail'],
  ['renamed', 'fail'],
  ['plain', 'fail'],
  ['empty', 'inconclusive'],
  ['absent', 'error'],
])('%s: %s', async (build, outcome) => expect(await judged(build)).toMatchObject({ outcome }));

test('files with a fixed name by design are left out', async () => {
  expect(await judged('plain', { ignore: ['sw.js'] })).toMatchObject({ outcome: 'pass' });
});

test('a stranger reads no folder outside', async () => {
  const inside = { cwd: join(cwd, 'good'), untrusted: true };
  expect(await judged('../old', { formerBuild: '.' }, inside)).toMatchObject({ outcome: 'error' });
});

test.each([
  ['index-D-a_b3Xk.js', true],
  ['main.4f0c11d9aa.chunk.js', true],
  ['22501938a3ff.css', true],
  ['chunks/4f0c11d9.js.map', true],
  ['app-settings.js', false],
  ['app.min.js', false],
  ['Jan-Feb/app.js', false],
])('%s has a hash: %s', (path, has) => {
  expect(compareBuilds({ [path]: 'a' }, {}).problems).toEqual(
    has ? [] : [{ path, kind: 'no hash in the name' }],
  );
});
