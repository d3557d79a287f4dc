import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';

/** Whether a file, links followed, lies in a folder. A file that does not exist is judged by its name. */
export async function isInside(folder: string, file: string): Promise<boolean> {
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
