/**
 * Names the content that an attestation is bound to: the git tree of what is checked out, or the digest of
 * an artefact. The same content has the same name, whatever commit carries it.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HarnessError } from '../reports/index.ts';
import { git } from './adapters/git.ts';

export interface Tree {
  /** `tree:` and 40 (or 64) hex characters. */
  readonly tree: string;
  /** True when tracked files differ from it. */
  readonly dirty: boolean;
}

export interface TreeOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

/**
 * The tree of `HEAD`. Files that git does not track make it no other content.
 *
 * @throws {HarnessError} `input-unreadable` outside of a git repository or before its first commit.
 */
export async function treeOf(cwd: string, options: TreeOptions = {}): Promise<Tree> {
  const { env = {}, signal = AbortSignal.timeout(10_000) } = options;
  const head = await git(cwd, ['rev-parse', '--verify', 'HEAD^{tree}'], { env, signal });
  if (head.exitCode !== 0) {
    throw new HarnessError('input-unreadable', {
      what: `No git tree can be named here: ${head.output.split('\n')[0] ?? ''}.`,
      where: cwd,
      todo: 'Run it in the checked-out candidate, or name its artefact with --artifact FILE.',
    });
  }
  const status = await git(cwd, ['status', '--porcelain', '--untracked-files=no'], { env, signal });
  return { tree: `tree:${head.stdout.trim()}`, dirty: status.exitCode !== 0 || status.stdout !== '' };
}

/**
 * What an attestation is to be bound to: the artefact where one is named, else the git tree.
 *
 * @throws {HarnessError} `input-unreadable` when neither can be named, `usage` for a tree with changes that
 * are not committed: nobody could find again what was looked at.
 */
export async function bindingOf(
  place: { readonly cwd: string; readonly artifact?: string },
  options: TreeOptions = {},
): Promise<string> {
  if (place.artifact !== undefined) return digestOf(resolve(place.cwd, place.artifact));
  const { tree, dirty } = await treeOf(place.cwd, options);
  if (!dirty) return tree;
  throw new HarnessError('usage', {
    what: 'Files differ from the last commit, so nothing can be bound to its content.',
    where: place.cwd,
    todo: 'Commit or discard the changes first.',
  });
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch (cause) {
    const what = `The artefact cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown'}).`;
    throw new HarnessError('input-unreadable', { what, where: file, todo: 'Name an existing file.', cause });
  }
  return `sha256:${hash.digest('hex')}`;
}
