import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkWritable } from './check-writable.ts';
import { makeFolder } from './make-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder is made with those above it, and again it is left as it is', () => {
  const deep = join(folder, 'a', 'b', 'c');
  makeFolder(deep, 0o700);
  makeFolder(deep);
  expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o700);
  expect(statSync(deep).mode & 0o777).toBe(0o700);
});

test('a link to a folder is one', () => {
  symlinkSync(folder, join(folder, 'link'));
  makeFolder(join(folder, 'link'));
  makeFolder(join(folder, 'link', 'below'));
  expect(statSync(join(folder, 'below')).isDirectory()).toBe(true);
});

test('a file in the way is an error', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => makeFolder(join(folder, 'file'))).toThrow('EEXIST');
  expect(() => makeFolder(join(folder, 'file', 'a', 'b'))).toThrow('ENOTDIR');
});

/** In a process of its own: without the mend this never ends. */
test.skipIf(process.platform !== 'linux')('a place where the system has no folders is an error', () => {
  const script = `
    const { createJiti } = await import('jiti');
    const { makeFolder } = await createJiti('${import.meta.filename}').import('./make-folder.ts');
    try { makeFolder('/proc/x/y'); } catch ({ code }) { console.log(code); }`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(stdout).toBe('ENOENT\n');
});

test('a place is asked for without a trace of the file', () => {
  checkWritable(join(folder, 'out', 'report.json'), '--output');
  expect(statSync(join(folder, 'out', 'report.json'), { throwIfNoEntry: false })).toBeUndefined();
});

test.each([
  ['file/below.json', 'a file stands where a folder is needed (EEXIST)'],
  ['file/a/below.json', 'a file stands where a folder is needed (ENOTDIR)'],
  ['.', 'a folder stands where the file is to be (EISDIR)'],
  [`${'n'.repeat(300)}/a.json`, 'the name is too long (ENAMETOOLONG)'],
])('%s cannot be written: %s', (path, why) => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => checkWritable(join(folder, path), '--reporter')).toThrow(
    `--reporter names a place that cannot be written: ${why}.`,
  );
});
