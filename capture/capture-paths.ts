import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { HarnessError } from '../reports/index.ts';

const collator = new Intl.Collator('en', { numeric: true });

/** The name of what is written to this program; a file that is called so is `./-`. */
export const standardInput = '-';

/** A capture file or pattern as people name it, taken from a folder. */
export function captureAt(folder: string, name: string): string {
  return name === standardInput ? name : resolve(folder, name);
}

/**
 * The files that names and patterns stand for: `logs/*.log.gz`, `access.log{,.1}`. Files of one pattern come in
 * natural order (`access.log.2` before `access.log.10`); a file counts once, where it is first named. A name
 * that exists is never taken for a pattern.
 *
 * @throws {HarnessError} `capture-unreadable` for a pattern that fits no file.
 */
export async function capturePaths(names: readonly string[]): Promise<readonly string[]> {
  const paths = new Set<string>();
  for (const name of names) for (const path of await pathsOf(name)) paths.add(path);
  return [...paths];
}

async function pathsOf(name: string): Promise<readonly string[]> {
  // A name without a sign of a pattern is refused where it is opened, when there is no such file.
  if (!/[*?[{]/.test(name) || existsSync(name)) return [name];
  const { glob } = await import('tinyglobby');
  const isAbsolute = /^(?:[/\\]|[A-Za-z]:)/.test(name);
  const found = await glob(name.replaceAll('\\', '/'), {
    absolute: isAbsolute,
    expandDirectories: false,
    dot: true,
  });
  const files = withoutCopies(found);
  if (files.length > 0) return files.sort((a, b) => collator.compare(a, b));
  throw new HarnessError('capture-unreadable', {
    what: 'No file fits this pattern.',
    where: name,
    todo: 'Check the folder and the pattern; quote it, so that the shell does not change it.',
  });
}

/** While a recorder packs a file there are two, and may be for ever when it is killed then. */
function withoutCopies(paths: readonly string[]): string[] {
  const all = new Set(paths);
  return paths.filter((path) => {
    const isCopy = recordedCopy.test(path) && all.has(path.slice(0, -'.gz'.length));
    return !isCopy && !unfinishedCopy.test(path);
  });
}

const recordedCopy = /(?:^|[/\\])capture-\d{8}T\d{6}Z-\d{4,}\.ndjson\.gz$/;
const unfinishedCopy = /(?:^|[/\\])\.capture-\d{8}T\d{6}Z-\d{4,}\.ndjson\.gz\.part$/;
