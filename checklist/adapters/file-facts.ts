import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { CheckContext } from '../check-context.ts';

export interface FileFacts {
  /** 64 hex characters. */
  readonly sha256: string;
  readonly bytes: number;
  /** Absent above 4 MiB, or what the caller allows. */
  readonly text?: string;
}

/** A file, `missing`, or why it cannot be read. */
export type FoundFile = FileFacts | 'missing' | { readonly unreadable: string };

const textBytesMax = 4 * 1024 * 1024;

/** What is found at a path, relative to `cwd`. In an untrusted run only below `cwd`, links followed. */
export async function lookAt(
  path: string,
  { cwd, untrusted, signal }: Pick<CheckContext, 'cwd' | 'untrusted' | 'signal'>,
  bytesMax: number = textBytesMax,
): Promise<FoundFile> {
  if (untrusted && !(await isInside(cwd, path))) return { unreadable: 'it lies outside of the folder' };
  try {
    return await digest(resolve(cwd, path), { signal, bytesMax });
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : { unreadable: code };
  }
}

async function digest(
  path: string,
  { signal, bytesMax }: { readonly signal: AbortSignal; readonly bytesMax: number },
): Promise<FileFacts> {
  // Not `readFile`: a named pipe would be waited for without end.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const hash = createHash('sha256');
    const kept: Buffer[] = [];
    let bytes = 0;
    // The signal is asked here and not given to the stream: one that is stopped before it is read throws to nobody.
    for await (const chunk of handle.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
      if (signal.aborted) throw Object.assign(new Error('stopped'), { code: 'ABORT_ERR' });
      hash.update(chunk);
      bytes += chunk.length;
      if (bytes <= bytesMax) kept.push(chunk);
    }
    const text = bytes <= bytesMax ? { text: Buffer.concat(kept).toString('utf8') } : {};
    return { sha256: hash.digest('hex'), bytes, ...text };
  } finally {
    await handle.close();
  }
}

/** Whether a file, links followed, lies in a folder. A file that does not exist is judged by its name. */
async function isInside(folder: string, file: string): Promise<boolean> {
  const [from, to] = await Promise.all([realOf(folder), realOf(resolve(folder, file))]);
  const way = relative(from, to);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}

async function realOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}
