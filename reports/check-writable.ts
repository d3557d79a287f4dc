import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileFault } from './file-fault.ts';
import { HarnessError } from './harness-error.ts';
import { makeFolder } from './make-folder.ts';

/**
 * Asks before hours of work whether what comes of it can be written. The folder is made; the file is left as it is.
 *
 * @param option the one that names the place
 * @throws {HarnessError} `usage` when a file or folder is in the way, or this user has no right there.
 */
export function checkWritable(file: string, option: string): void {
  try {
    makeFolder(dirname(file));
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    accessSync(found === undefined ? dirname(file) : file, constants.W_OK);
  } catch (cause) {
    throw new HarnessError('usage', {
      what: `${option} names a place that cannot be written: ${fileFault(cause)}.`,
      where: file,
      todo: 'Name another place, or make this one writable. Nothing was begun.',
      cause,
    });
  }
}
