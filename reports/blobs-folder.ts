import { access, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from './blobs.ts';
import { sha256Of } from './blobs-memory.ts';
import { fileFault } from './file-fault.ts';
import { HarnessError } from './harness-error.ts';
import { replaceFile } from './replace-file.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  json: 'application/json',
  html: 'text/html',
};

/**
 * Keeps blobs as files named `<sha256>.<extension>`; the folder is made with the first blob.
 *
 * Plain text, JSON and HTML keep their media type, all else comes back as `text/plain`. The members throw
 * {@link HarnessError} `store-failed` when the folder cannot be used or a blob is not what its name says.
 */
export function folderBlobs(folder: string): BlobStore {
  return {
    async put(text, mediaType) {
      const sha256 = sha256Of(text);
      const path = join(folder, `${sha256}.${extensionOf(mediaType)}`);
      // Not flushed one by one: there may be thousands, and reading compares the content with the name.
      if (!(await exists(path))) await replaceFile(path, [text], { flush: false }).catch(unusable(path));
      return sha256;
    },
    async get(sha256) {
      // The name may come out of a stranger's report: only a hash may become part of a path.
      if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
      for (const extension of Object.keys(mediaTypes)) {
        const path = join(folder, `${sha256}.${extension}`);
        if (!(await exists(path))) continue;
        const text = await readFile(path, 'utf8').catch(unusable(path));
        return sha256Of(text) === sha256 ? text : unusable(path)(new Error('its content was changed'));
      }
      return undefined;
    },
    async list() {
      const files = (await namesIn(folder))
        .filter((name) => /^[0-9a-f]{64}\.(txt|json|html)$/.test(name))
        .sort();
      // The same text put with two media types is two files, but one blob.
      const names = new Map(files.map((file) => [file.slice(0, 64), file])).values();
      return Promise.all(
        Array.from(names, async (name) => {
          const [sha256 = '', extension = ''] = name.split('.');
          const { size } = await stat(join(folder, name));
          return { sha256, bytes: size, mediaType: mediaTypes[extension] ?? 'text/plain' };
        }),
      );
    },
  };
}

function extensionOf(mediaType: string): string {
  return Object.keys(mediaTypes).find((extension) => mediaTypes[extension] === mediaType) ?? 'txt';
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : unusable(folder)(error);
  }
}

function unusable(where: string): (cause: unknown) => never {
  return (cause) => {
    throw new HarnessError('store-failed', {
      what: `A stored body cannot be used: ${fileFault(cause)}`,
      where,
      todo: 'Check the folder, or run again with another output folder.',
      cause,
    });
  };
}
