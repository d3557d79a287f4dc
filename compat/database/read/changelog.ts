/** Reads in which order Liquibase's changelogs in XML, YAML or JSON include files, and which changesets they hold. */
import { dirname, posix } from 'node:path';
import { HarnessError } from '../../../reports/index.ts';
import type { TextFile } from '../../sources/text-files.ts';
import { readElements, valueOf } from './liquibase/element.ts';
import type { Element } from './liquibase/element.ts';

/** An SQL file, or one changeset of a changelog. */
interface ChangelogStep {
  readonly file: TextFile;
  /** Absent for an SQL file. */
  readonly changeset?: Element;
}

export interface Included {
  /** In order; each file once. */
  readonly steps: readonly ChangelogStep[];
  /** Values of placeholders that the changelogs give. */
  readonly properties: Readonly<Record<string, string>>;
}

/** Whether a file may be a changelog; what is in it tells. */
export function maybeChangelog(name: string): boolean {
  return (
    /\.(?:xml|ya?ml|json)$/i.test(name) &&
    !/(?:^|\/)(?:node_modules\/.*|package(?:-lock)?\.json|tsconfig[^/]*\.json|pom\.xml)$/.test(name)
  );
}

/** Whether a file is one: one that says so, or that is called so. */
export function isChangelog({ name, text }: TextFile): boolean {
  return maybeChangelog(name) && (/\bdatabaseChangeLog\b/.test(text) || /changelog[^/]*$/i.test(name));
}

/**
 * What the changelogs hold, beginning with those that no other includes; undefined without a changelog.
 *
 * @throws {HarnessError} `input-unreadable` for a changelog that cannot be parsed, or that includes what is not there.
 */
export function includedSteps(files: readonly TextFile[]): Included | undefined {
  const changelogs = files.filter(isChangelog);
  if (changelogs.length === 0) return undefined;
  const entries = new Map(changelogs.map((file) => [file, readElements(file)]));
  const included = new Set(
    [...entries].flatMap(([from, all]) => all.flatMap((entry) => filesOf(entry, from, files))),
  );
  const steps: ChangelogStep[] = [];
  const properties: Record<string, string> = {};
  const seen = new Set<TextFile>();
  const follow = (file: TextFile): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const inside = entries.get(file);
    if (inside === undefined) {
      if (/\.sql$/i.test(file.name)) steps.push({ file });
      return;
    }
    for (const entry of inside) {
      const [key, value] = [valueOf(entry, 'name'), valueOf(entry, 'value')];
      if (entry.name === 'changeSet') steps.push({ file, changeset: entry });
      else if (entry.name === 'property' && key !== undefined) properties[key] ??= value ?? '';
      else filesOf(entry, file, files).forEach(follow);
    }
  };
  changelogs.filter((file) => !included.has(file)).forEach(follow);
  return { steps, properties };
}

function filesOf(entry: Element, from: TextFile, files: readonly TextFile[]): readonly TextFile[] {
  const relative = valueOf(entry, 'relativeToChangelogFile') === 'true';
  if (entry.name === 'include')
    return [fileNamed({ path: valueOf(entry, 'file') ?? '', relative }, from, files)];
  if (entry.name !== 'includeAll') return [];
  const folder = pathFrom({ path: valueOf(entry, 'path') ?? '', relative }, from).replace(
    /^classpath:|\/$/g,
    '',
  );
  return files
    .filter((file) => file !== from && isBelow(file.name, folder))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

interface Named {
  readonly path: string;
  /** To the changelog that names it. */
  readonly relative: boolean;
}

/** @throws {HarnessError} `input-unreadable` where it is not there. */
export function fileNamed(named: Named, from: TextFile, files: readonly TextFile[]): TextFile {
  const path = pathFrom(named, from);
  const file = files.find(
    ({ name }) => name === path || path.endsWith(`/${name}`) || name.endsWith(`/${path}`),
  );
  if (file !== undefined) return file;
  throw new HarnessError('input-unreadable', {
    what: `The changelog includes ${named.path}, which is not there.`,
    where: from.name,
    todo: 'Name the folder that holds all that the changelog includes, or correct the changelog.',
  });
}

function pathFrom({ path, relative }: Named, from: TextFile): string {
  return posix.normalize(relative ? posix.join(dirname(from.name), path) : path);
}

/** The folder is one of those on the file's path; the changelog may know more of it than we do, or less. */
function isBelow(name: string, folder: string): boolean {
  const own = `/${dirname(name)}/`;
  return folder === '.' || own.includes(`/${folder}/`) || `/${folder}`.endsWith(own.slice(0, -1));
}
