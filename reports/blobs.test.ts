import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { folderBlobs } from './blobs-folder.ts';
import { memoryBlobs, sha256Of } from './blobs-memory.ts';

const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy-blobs-'));
  folders.push(folder);
  return join(folder, 'blobs');
}

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

describe.each([
  ['memory', async () => memoryBlobs()],
  ['folder', async () => folderBlobs(await newFolder())],
])('blobs in %s', (_name, open) => {
  test.each(['', 'plain', '广告位 \u0000 \u2028', 'x'.repeat(200_000)])(
    'gives back what was put',
    async (text) => {
      const blobs = await open();
      const sha256 = await blobs.put(text, 'text/plain');
      expect(sha256).toBe(sha256Of(text));
      expect(await blobs.get(sha256)).toBe(text);
    },
  );

  test('keeps equal texts once, whatever their media type', async () => {
    const blobs = await open();
    await Promise.all([blobs.put('{}', 'application/json'), blobs.put('{}', 'application/json')]);
    await blobs.put('{}', 'application/json');
    await blobs.put('page', 'text/html');
    expect(await blobs.list()).toEqual(
      [
        { sha256: sha256Of('{}'), bytes: 2, mediaType: 'application/json' },
        { sha256: sha256Of('page'), bytes: 4, mediaType: 'text/html' },
      ].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
    );
  });

  test('knows nothing of what was not put', async () => {
    const blobs = await open();
    expect(await blobs.get(sha256Of('never'))).toBeUndefined();
    expect(await blobs.list()).toEqual([]);
  });

  test('half a surrogate pair becomes U+FFFD', async () => {
    const blobs = await open();
    expect(await blobs.get(await blobs.put('a\uD800b', 'text/plain'))).toBe('a\uFFFDb');
  });
});

describe('a folder of blobs', () => {
  test('refuses a blob whose content was changed', async () => {
    const folder = await newFolder();
    const sha256 = await folderBlobs(folder).put('true', 'text/plain');
    const [file = ''] = await readdir(folder);
    await writeFile(join(folder, file), 'forged');
    await expect(folderBlobs(folder).get(sha256)).rejects.toMatchObject({ code: 'store-failed' });
  });

  test('never leaves its folder for a name from a report', async () => {
    const folder = await newFolder();
    await folderBlobs(folder).put('inside', 'text/plain');
    await writeFile(join(folder, '..', 'secret.txt'), 'outside');
    expect(await folderBlobs(folder).get('../secret')).toBeUndefined();
  });
});
