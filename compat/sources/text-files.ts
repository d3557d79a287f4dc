/** Reads the files of a folder or of a git revision. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { HarnessError } from '../../reports/index.ts';
import { git, gitPlace } from '../git.ts';
import { reasonIn } from '../reason.ts';
import type { SourcePlace } from './source-place.ts';

export interface TextFile {
  /** Path below the source's path; its base name when the source is one file. */
  readonly name: string;
  readonly text: string;
}

/** A file as it lies there, whatever it holds. */
export interface FileContent {
  /** As of a text file. */
  readonly name: string;
  readonly content: Buffer;
}

/**
 * All files below a path whose name passes `wanted`, unordered.
 *
 * @throws {HarnessError} `input-unreadable` when the path or revision cannot be read.
 */
export async function readFiles(
  source: SourcePlace,
  wanted: (name: string) => boolean,
  signal: AbortSignal,
): Promise<TextFile[]> {
  const files = await readContents(source, wanted, signal);
  return files.map(({ name, content }) => ({ name, text: content.toString() }));
}

/** The same files with their bytes, for who has to find out how they are encoded. */
export async function readContents(
  source: SourcePlace,
  wanted: (name: string) => boolean,
  signal: AbortSignal,
): Promise<FileContent[]> {
  return source.revision === undefined
    ? readFolder(source.path, wanted)
    : readRevision(source.revision, source.path, wanted, signal);
}

async function readFolder(path: string, wanted: (name: string) => boolean): Promise<FileContent[]> {
  try {
    if ((await stat(path)).isFile()) return [{ name: basename(path), content: await readFile(path) }];
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink());
    const names = files.map((entry) =>
      relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'),
    );
    const read: FileContent[] = [];
    // One after the other: a large tree would need more open files than the system gives.
    for (const name of names.filter(wanted)) {
      const file = join(path, name);
      // A link may lead to a folder, or to something that never ends.
      if ((await stat(file)).isFile()) read.push({ name, content: await readFile(file) });
    }
    return read;
  } catch (cause) {
    throw new HarnessError('input-unreadable', {
      what: `Cannot read it: ${reasonIn(cause)}.`,
      where: path,
      todo: 'Check the path: a file, a folder, or git:REVISION:PATH.',
      cause,
    });
  }
}

async function readRevision(
  revision: string,
  path: string,
  wanted: (name: string) => boolean,
  signal: AbortSignal,
): Promise<FileContent[]> {
  const place = await gitPlace(path);
  const ask = (args: readonly string[], input = ''): Promise<Buffer> =>
    git(args, { folder: place.folder, input, signal }).catch((cause: unknown) => {
      throw signal.aborted ? cause : unreadableRevision(`git:${revision}:${path}`, cause);
    });
  const below = place.path === '.' ? 0 : place.path.length + 1;
  const listing = await ask(['ls-tree', '-r', '-z', revision, '--', place.path]);
  const entries = listing
    .toString()
    .split('\0')
    .map((entry) => /^\d+ blob (\S+)\t(.*)$/s.exec(entry))
    .map((match) => ({ id: match?.[1] ?? '', file: match?.[2] ?? '' }))
    .filter(({ id }) => id !== '')
    .map(({ id, file }) => ({ id, name: file === place.path ? basename(file) : file.slice(below), file }))
    .filter(({ name, file }) => file === place.path || wanted(name));
  if (entries.length === 0) return [];
  const contents = unpack(await ask(['cat-file', '--batch'], `${entries.map(({ id }) => id).join('\n')}\n`));
  return entries.map(({ name }, i) => ({ name, content: contents[i] ?? Buffer.alloc(0) }));
}

/** `cat-file --batch` writes `<id> blob <bytes>\n<content>\n` for each object. */
function unpack(packed: Buffer): Buffer[] {
  const contents: Buffer[] = [];
  for (let at = 0; at < packed.length;) {
    const lineEnd = packed.indexOf('\n', at);
    const bytes = Number(packed.toString('utf8', at, lineEnd).split(' ')[2]);
    contents.push(packed.subarray(lineEnd + 1, lineEnd + 1 + bytes));
    at = lineEnd + 1 + bytes + 1;
  }
  return contents;
}

function unreadableRevision(where: string, cause: unknown): HarnessError {
  return new HarnessError('input-unreadable', {
    what: `git could not read the revision: ${cause instanceof Error ? cause.message : String(cause)}`,
    where,
    todo: 'Name a revision that is there (a shallow clone may lack it), and a path inside its repository.',
    cause,
  });
}
