import { basename, join } from 'node:path';
import { parsePlace } from '../../sources/source-place.ts';
import { readContents } from '../../sources/text-files.ts';
import { isZip, unzip } from './unzip.ts';
import { unreadable } from './unreadable.ts';

const bytesMax = 128 * 1024 * 1024;

/** Files of a place with their bytes. */
export interface ConfigTree {
  readonly files: readonly { readonly name: string; readonly content: Buffer }[];
  /** The file as the user would name it. */
  display(name: string): string;
}

/** Folders that hold nothing of the user's own. */
const foreign = /(?:^|\/)(?:node_modules|\.git|\.venv|venv|vendor|target|dist|coverage)\//;

/**
 * The wanted files of a file, a folder, a zip or `git:REVISION:path`, in the order of their names.
 *
 * @throws {HarnessError} `input-unreadable` when nothing is there, or more than 128 MiB.
 */
export async function readTree(
  spec: string,
  wanted: (name: string) => boolean,
  signal: AbortSignal,
): Promise<ConfigTree> {
  const place = parsePlace(spec);
  const isOurs = (name: string): boolean => !foreign.test(name);
  const found = await readContents(place, (name) => isOurs(name) && wanted(name), signal);
  const isFile = found.length === 1 && basename(place.path) === found[0]?.name;
  const files = [];
  for (const file of found) {
    const inner = isZip(file.content) ? await unzip(file, (name) => isOurs(name) && wanted(name)) : undefined;
    const below = isFile ? '' : `${file.name}/`;
    files.push(...(inner?.map(({ name, content }) => ({ name: below + name, content })) ?? [file]));
  }
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  if (files.length === 0)
    throw unreadable(
      spec,
      undefined,
      'No file is there that can be read.',
      'Name a file or a folder with configuration or code.',
    );
  if (bytes > bytesMax)
    throw unreadable(
      spec,
      undefined,
      'It is larger than 128 MiB.',
      'Name a folder that holds configuration or code only.',
    );
  const prefix = place.revision === undefined ? '' : `git:${place.revision}:`;
  return {
    files: files.sort((a, b) => (a.name < b.name ? -1 : 1)),
    display: (name) => prefix + (isFile && name === found[0]?.name ? place.path : join(place.path, name)),
  };
}
