/** Earlier versions of a contract, each read as a baseline of its own. */
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HarnessError } from '../../reports/index.ts';
import { type Asking, type BaselineFiles, baselinesAt, isElsewhere } from '../baselines/baselines.ts';
import { git, gitPlace } from '../git.ts';
import { reasonIn } from '../reason.ts';
import type { ContractFiles } from './kind.ts';
import { readContractFiles } from './read-files.ts';

export interface Version {
  /** As the report names it: a tag, a folder, or the source as it was written. */
  readonly name: string;
  readonly files: ContractFiles;
}

export interface WantedVersions {
  readonly baseline: string;
  readonly against: readonly string[];
  /** Only so many of them, the latest ones. */
  readonly last: number;
  readonly kind: string | undefined;
  /** How to come by a baseline from elsewhere. */
  readonly asking: Asking;
}

export interface FoundVersions {
  /** The baseline first, then the others as they were named. */
  readonly versions: readonly [Version, ...Version[]];
  /** Versions of a folder or a range of tags that hold no such contract. */
  readonly without: readonly string[];
}

interface Named {
  readonly name: string;
  readonly source: string;
  readonly mayBeMissing: boolean;
}

/**
 * Reads the baseline, and each version of `against`: a source, `FOLDER/*` for each folder in it, or
 * `git:FROM..TO:path` for each tag between both, both included (`git:v1..:path` for all since `v1`).
 *
 * @throws {HarnessError} `input-unreadable` when a source that was named itself is not there, or a range holds no tag.
 */
export async function readVersions({
  baseline,
  against,
  last,
  kind,
  asking,
}: WantedVersions): Promise<FoundVersions> {
  const { signal } = asking;
  const [first, ...kept] = await latestVersions(baseline, kind, asking);
  const named = (await Promise.all(against.map((spec) => expand(spec, signal)))).flat();
  const versions: Version[] = [];
  const without: string[] = [];
  for (const { name, source, mayBeMissing } of named.filter((one) => one.source !== baseline).slice(-last)) {
    try {
      versions.push({ name, files: await readContractFiles(source, kind, signal) });
    } catch (error) {
      const isMissing = error instanceof HarnessError && error.code === 'input-unreadable';
      if (!mayBeMissing || !isMissing) throw error;
      without.push(name);
    }
  }
  return { versions: [first, ...kept, ...versions], without };
}

/** What the baseline stands for: itself, or several releases that the history keeps. */
async function latestVersions(
  baseline: string,
  kind: string | undefined,
  asking: Asking,
): Promise<readonly [Version, ...Version[]]> {
  if (!isElsewhere(baseline))
    return [{ name: baseline, files: await readContractFiles(baseline, kind, asking.signal) }];
  const [first, ...others] = await baselinesAt(baseline, asking);
  return [versionOf(first), ...others.map(versionOf)];
}

function versionOf({ name, texts }: BaselineFiles): Version {
  return { name, files: { texts, display: (file) => `${name}: ${file}` } };
}

async function expand(spec: string, signal: AbortSignal): Promise<Named[]> {
  const [, from, to, path] = /^git:([^:]*?)\.\.([^:]*):(.+)$/s.exec(spec) ?? [];
  if (from !== undefined && to !== undefined && path !== undefined) {
    const tags = await tagsBetween({ spec, from, to, path }, signal);
    return tags.map((tag) => ({ name: tag, source: `git:${tag}:${path}`, mayBeMissing: true }));
  }
  if (basename(spec) !== '*') return [{ name: spec, source: spec, mayBeMissing: false }];
  const folders = await foldersIn(dirname(spec));
  return folders.map((name) => ({ name, source: join(dirname(spec), name), mayBeMissing: true }));
}

const tagsNamedMax = 5;

interface Range {
  readonly spec: string;
  readonly from: string;
  readonly to: string;
  readonly path: string;
}

async function tagsBetween({ spec, from, to, path }: Range, signal: AbortSignal): Promise<string[]> {
  const { folder } = await gitPlace(path);
  const args = ['for-each-ref', '--sort=version:refname', '--format=%(refname:short)', 'refs/tags'];
  const listed = await git(args, { folder, signal }).catch((cause: unknown) => {
    throw signal.aborted
      ? cause
      : unreadable(spec, `git could not list its tags: ${reasonIn(cause)}.`, cause);
  });
  const tags = listed
    .toString()
    .split('\n')
    .filter((tag) => tag !== '');
  const [start, end] = [from === '' ? 0 : tags.indexOf(from), to === '' ? tags.length - 1 : tags.indexOf(to)];
  const found = start === -1 || end === -1 ? [] : tags.slice(start, end + 1);
  if (found.length === 0) {
    const missing = start === -1 ? from : end === -1 ? to : undefined;
    const there = tags.length === 0 ? 'none' : tags.slice(-tagsNamedMax).join(', ');
    throw unreadable(
      spec,
      missing === undefined
        ? 'No tag lies between both.'
        : `There is no tag "${missing}"; the latest are: ${there}.`,
    );
  }
  return found;
}

async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((cause: unknown) => {
    throw unreadable(path, `Cannot read it: ${reasonIn(cause)}.`, cause);
  });
  const { compare } = new Intl.Collator('en', { numeric: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return folders.sort((a, b) => compare(a, b));
}

function unreadable(where: string, what: string, cause?: unknown): HarnessError {
  const todo = 'Name versions as FOLDER/* or git:v1.0..v2.0:PATH, or one by one.';
  return new HarnessError('input-unreadable', { what, where, todo, cause });
}
