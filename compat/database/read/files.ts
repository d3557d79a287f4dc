/** Reads SQL files from a folder or from a git revision. The only file of this area that runs `git`. */
import { spawn } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, posix, sep } from 'node:path';
import { HarnessError } from '../../../reports/index.ts';
import type { Source } from './source.ts';

export interface TextFile {
  /** Path below the source's path; its base name when the source is one file. */
  readonly name: string;
  readonly text: string;
}

/**
 * All files below a path whose name passes `wanted`, unordered.
 *
 * @throws {HarnessError} `input-unreadable` when the path or revision cannot be read.
 */
export async function readFiles(
  source: Source,
  wanted: (name: string) => boolean,
  signal: AbortSignal,
): Promise<TextFile[]> {
  return source.revision === undefined
    ? readFolder(source.path, wanted)
    : readRevision(source.revision, source.path, wanted, signal);
}

async function readFolder(path: string, wanted: (name: string) => boolean): Promise<TextFile[]> {
  try {
    if ((await stat(path)).isFile()) return [{ name: basename(path), text: await readFile(path, 'utf8') }];
    const names = (await readdir(path, { recursive: true })).map((name) => name.split(sep).join('/'));
    const read = names
      .filter(wanted)
      .map(async (name) => ({ name, text: await readFile(join(path, name), 'utf8') }));
    return await Promise.all(read);
  } catch (cause) {
    throw new HarnessError('input-unreadable', {
      what: `Cannot read it: ${cause instanceof Error ? cause.message : String(cause)}`,
      where: path,
      cause,
    });
  }
}

async function readRevision(
  revision: string,
  path: string,
  wanted: (name: string) => boolean,
  signal: AbortSignal,
): Promise<TextFile[]> {
  const bare = posix.normalize(path).replace(/\/$/, '');
  const below = bare === '.' ? 0 : bare.length + 1;
  const listing = await git(['ls-tree', '-r', '-z', revision, '--', bare], '', signal);
  const entries = listing
    .toString()
    .split('\0')
    .map((entry) => /^\d+ blob (\S+)\t(.*)$/s.exec(entry))
    .map((match) => ({ id: match?.[1] ?? '', file: match?.[2] ?? '' }))
    .map(({ id, file }) => ({ id, name: file === bare ? basename(file) : file.slice(below) }))
    .filter(({ id, name }) => id !== '' && wanted(name));
  if (entries.length === 0) return [];
  const packed = await git(['cat-file', '--batch'], `${entries.map(({ id }) => id).join('\n')}\n`, signal);
  const texts = unpack(packed);
  return entries.map(({ name }, i) => ({ name, text: texts[i] ?? '' }));
}

/** `cat-file --batch` writes `<id> blob <bytes>\n<content>\n` for each object. */
function unpack(packed: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < packed.length;) {
    const lineEnd = packed.indexOf('\n', at);
    const bytes = Number(packed.toString('utf8', at, lineEnd).split(' ')[2]);
    texts.push(packed.toString('utf8', lineEnd + 1, lineEnd + 1 + bytes));
    at = lineEnd + 1 + bytes + 1;
  }
  return texts;
}

function git(args: readonly string[], input: string, signal: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const process = spawn('git', args, { signal, timeout: 60_000, stdio: 'pipe' });
    const chunks: Buffer[] = [];
    let complaint = '';
    process.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    process.stderr.on('data', (chunk: Buffer) => (complaint += String(chunk)));
    process.stdin.on('error', () => {});
    process.stdin.end(input);
    process.on('error', (cause) => reject(signal.aborted ? signal.reason : gitFailed(args, cause.message)));
    process.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(gitFailed(args, complaint.trim().split('\n')[0] ?? ''));
    });
  });
}

function gitFailed(args: readonly string[], why: string): HarnessError {
  return new HarnessError('input-unreadable', {
    what: `git could not read the revision: ${why || 'no reason given'}`,
    where: `git ${args.join(' ')}`,
    todo: 'Run inside the repository and name a revision that is there (a shallow clone may lack it).',
  });
}
