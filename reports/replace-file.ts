import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeFolder } from './make-folder.ts';

/** Small pieces are joined up to this many characters, so that a large file is not a million writes. */
const writeCharacters = 64 * 1024;

/**
 * Puts a file in place as a whole: readers see the old content or the new one, never half of it.
 * Folders above it are made. When it fails, nothing is left behind and the old content stays.
 *
 * `flush: false` spares the wait for the disk: after a power loss the file may then be empty.
 */
export async function replaceFile(
  path: string,
  pieces: AsyncIterable<string> | Iterable<string>,
  options: { readonly flush: boolean } = { flush: true },
): Promise<void> {
  makeFolder(dirname(path));
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await pipeline(Readable.from(joined(pieces)), createWriteStream(draft, { encoding: 'utf8' }));
    if (options.flush) await flush(draft);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function* joined(pieces: AsyncIterable<string> | Iterable<string>): AsyncIterable<string> {
  let waiting = '';
  for await (const piece of pieces) {
    waiting += piece;
    if (waiting.length >= writeCharacters) {
      yield waiting;
      waiting = '';
    }
  }
  if (waiting !== '') yield waiting;
}

/** A rename may outrun the content on a power loss; this makes the content go first. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
