import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/**
 * Replaces a complete file by its gzip and gives the name of what is there then. Where that fails, for example
 * on a full disk, the plain file stays. A hidden file is written first, so that no glob meets half a capture.
 */
export async function packFile(path: string): Promise<string> {
  const unfinished = join(dirname(path), `.${basename(path)}.gz.part`);
  try {
    await pipeline(createReadStream(path), createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, `${path}.gz`);
    await rm(path);
    return `${path}.gz`;
  } catch {
    await rm(unfinished, { force: true }).catch(() => {});
    return path;
  }
}
