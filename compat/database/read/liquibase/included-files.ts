/** Finds the files that a changelog names. Pure. */
import { dirname, posix } from 'node:path';
import { HarnessError } from '../../../../reports/index.ts';
import type { TextFile } from '../../../sources/text-files.ts';
import { valueOf } from './element.ts';
import type { Element } from './element.ts';

/** What an `include` or `includeAll` names, in order; empty for other elements, and for what is not there. */
export function foundBy(entry: Element, from: TextFile, files: readonly TextFile[]): readonly TextFile[] {
  const named = namedBy(entry);
  if (entry.name === 'include') return [lookUp(named, from, files)].flatMap((file) => file ?? []);
  if (entry.name !== 'includeAll') return [];
  const folder = pathFrom(named, from).replace(/\/$/, '');
  const ending = valueOf(entry, 'endsWithFilter') ?? '';
  return files
    .filter((file) => file !== from && isBelow(file.name, folder) && file.name.endsWith(ending))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The same. @throws {HarnessError} `input-unreadable` where it is not there, unless the element allows that. */
export function requiredBy(entry: Element, from: TextFile, files: readonly TextFile[]): readonly TextFile[] {
  const found = foundBy(entry, from, files);
  const mayLack = ['errorIfMissing', 'errorIfMissingOrEmpty'].some((key) => valueOf(entry, key) === 'false');
  const isInclude = entry.name === 'include' || entry.name === 'includeAll';
  if (isInclude && found.length === 0 && !mayLack) throw missing(namedBy(entry), from);
  return found;
}

function namedBy(entry: Element): Named {
  return {
    path: valueOf(entry, entry.name === 'includeAll' ? 'path' : 'file') ?? '',
    relative: valueOf(entry, 'relativeToChangelogFile') === 'true',
  };
}

interface Named {
  readonly path: string;
  /** To the changelog that names it. */
  readonly relative: boolean;
}

/** @throws {HarnessError} `input-unreadable` where it is not there. */
export function fileNamed(named: Named, from: TextFile, files: readonly TextFile[]): TextFile {
  const file = lookUp(named, from, files);
  if (file === undefined) throw missing(named, from);
  return file;
}

function lookUp(named: Named, from: TextFile, files: readonly TextFile[]): TextFile | undefined {
  const path = pathFrom(named, from);
  return files.find(({ name }) => name === path || path.endsWith(`/${name}`) || name.endsWith(`/${path}`));
}

function missing({ path }: Named, from: TextFile): HarnessError {
  return new HarnessError('input-unreadable', {
    what: `The changelog includes ${path}, which is not there.`,
    where: from.name,
    todo: 'Name the folder that holds all that the changelog includes, or correct the changelog.',
  });
}

function pathFrom({ path, relative }: Named, from: TextFile): string {
  const plain = path.replace(/^classpath\*?:\/?/, '');
  return posix.normalize(relative ? posix.join(dirname(from.name), plain) : plain);
}

/** The folder is one of those on the file's path; the changelog may know more of it than we do, or less. */
function isBelow(name: string, folder: string): boolean {
  const own = `/${dirname(name)}/`;
  return folder === '.' || own.includes(`/${folder}/`) || `/${folder}`.endsWith(own.slice(0, -1));
}
