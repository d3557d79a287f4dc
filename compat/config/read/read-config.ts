import type { ConfigDocument } from '../model.ts';
import type { ConfigText } from '../readers/config-reader.ts';
import { configReaders } from '../readers/index.ts';
import { unreadable } from './unreadable.ts';

/** Files in files in files are no configuration. */
const nestedMax = 4;

/** Whether a file of this name may be configuration. */
export function mayBeConfig(name: string): boolean {
  return !isMetadata(name) && configReaders.some((reader) => reader.recognizes({ name, text: '' }));
}

/** Files that exports of Nacos hold beside the configuration. */
export function isMetadata(name: string): boolean {
  return /(?:^|\/)\.meta(?:data)?\.ya?ml$/i.test(name);
}

/**
 * What one file sets; nothing when no format knows it.
 *
 * @throws {HarnessError} `input-unreadable` with file and line.
 */
export async function readConfig(file: ConfigText, nested = 0): Promise<readonly ConfigDocument[]> {
  if (nested > nestedMax) throw unreadable(file.file, undefined, 'Files in it hold files too deeply.');
  const reader = configReaders.find((one) => one.recognizes(file));
  return reader === undefined ? [] : reader.read(file, (inner) => readConfig(inner, nested + 1));
}
