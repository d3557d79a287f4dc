/** What a log file gets to hear while one waits. Only what is new is read. */
import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CheckContext } from '../check-context.ts';
import { lookAt } from './file-facts.ts';

/** A place in a log to look from. */
export interface LogMark {
  readonly bytes: number;
  readonly file: string;
  /** The last 4 MiB before it. */
  readonly earlier: string;
}

const bytesMax = 4 * 1024 * 1024;

/** The end of the log now, or why it cannot be read. */
export async function markLog(
  path: string,
  context: CheckContext,
): Promise<LogMark | { readonly fault: string }> {
  // What an untrusted run may not read is refused there.
  if (context.untrusted) {
    const found = await lookAt(path, context);
    if (found === 'missing' || 'unreadable' in found) return { fault: `${path} cannot be read` };
  }
  try {
    const found = await stat(resolve(context.cwd, path));
    if (!found.isFile()) return { fault: `${path} is no file` };
    const { size, ino } = found;
    const from = Math.max(0, size - bytesMax);
    return { bytes: size, file: `${ino}`, earlier: await textOf(resolve(context.cwd, path), from, size) };
  } catch (error) {
    return { fault: `${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}` };
  }
}

/** What came since the mark, or why that is not known. */
export async function textSince(
  mark: LogMark,
  path: string,
  { cwd }: CheckContext,
): Promise<{ readonly text: string } | { readonly fault: string }> {
  try {
    const { size, ino } = await stat(resolve(cwd, path));
    if (`${ino}` !== mark.file || size < mark.bytes) return { fault: `${path} was replaced meanwhile` };
    if (size - mark.bytes > bytesMax) return { fault: `${path} grew by more than ${bytesMax} bytes` };
    return { text: await textOf(resolve(cwd, path), mark.bytes, size) };
  } catch (error) {
    return { fault: `${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}` };
  }
}

async function textOf(path: string, from: number, to: number): Promise<string> {
  const handle = await open(path);
  try {
    const buffer = Buffer.alloc(to - from);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await handle.close();
  }
}
