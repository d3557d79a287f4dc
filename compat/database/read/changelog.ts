/** Reads in which order Liquibase's changelogs in XML, YAML or JSON include SQL files. */
import { dirname, posix } from 'node:path';
import { parse } from 'yaml';
import { HarnessError } from '../../../reports/index.ts';
import type { TextFile } from '../../sources/text-files.ts';
import { someOf } from '../wording.ts';

export interface Included {
  /** The files that are included, each once, in order. */
  readonly files: readonly TextFile[];
  /** Changesets that are written in XML, YAML or JSON, by `file::id`. */
  readonly unread: readonly string[];
}

type Entry =
  | { readonly kind: 'file' | 'folder'; readonly path: string; readonly relative: boolean }
  | { readonly kind: 'changeset'; readonly id: string };

export function isChangelog(name: string): boolean {
  return /changelog[^/]*\.(?:xml|ya?ml|json)$/i.test(name);
}

/**
 * What the changelogs include, beginning with those that no other includes; undefined without a changelog.
 *
 * @throws {HarnessError} `input-unreadable` for a changelog that cannot be parsed, or that includes what is not there.
 */
export function includedFiles(files: readonly TextFile[]): Included | undefined {
  const changelogs = files.filter(({ name }) => isChangelog(name));
  if (changelogs.length === 0) return undefined;
  const entries = new Map(changelogs.map((file) => [file, entriesOf(file)]));
  const included = new Set(
    [...entries].flatMap(([from, all]) => all.flatMap((entry) => filesOf(entry, from, files))),
  );
  const found = new Set<TextFile>();
  const unread: string[] = [];
  const seen = new Set<TextFile>();
  const follow = (file: TextFile): void => {
    const inside = entries.get(file);
    if (inside === undefined) found.add(file);
    if (inside === undefined || seen.has(file)) return;
    seen.add(file);
    for (const entry of inside) {
      if (entry.kind === 'changeset') unread.push(`${file.name}::${entry.id}`);
      else filesOf(entry, file, files).forEach(follow);
    }
  };
  changelogs.filter((file) => !included.has(file)).forEach(follow);
  return { files: [...found], unread };
}

/** @throws {HarnessError} `input-unreadable` where some changesets are no SQL: what they change would be missing. */
export function refuseUnread(unread: readonly string[]): void {
  if (unread.length === 0) return;
  throw new HarnessError('input-unreadable', {
    what: `Changesets in XML, YAML or JSON are not read: ${someOf(unread)}.`,
    todo: 'Let Liquibase write them as SQL (liquibase update-sql, against an empty offline database) and name that file, or name a dump of the schema.',
  });
}

function filesOf(entry: Entry, from: TextFile, files: readonly TextFile[]): readonly TextFile[] {
  if (entry.kind === 'changeset') return [];
  const path = posix.normalize(entry.relative ? posix.join(dirname(from.name), entry.path) : entry.path);
  if (entry.kind === 'folder') {
    const folder = path.replace(/^classpath:|\/$/g, '');
    return files
      .filter((file) => file !== from && isBelow(file.name, folder))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }
  const file = files.find(
    ({ name }) => name === path || path.endsWith(`/${name}`) || name.endsWith(`/${path}`),
  );
  if (file !== undefined) return [file];
  throw new HarnessError('input-unreadable', {
    what: `The changelog includes ${entry.path}, which is not there.`,
    where: from.name,
    todo: 'Name the folder that holds all that the changelog includes, or correct the changelog.',
  });
}

/** The folder is one of those on the file's path; the changelog may know more of it than we do, or less. */
function isBelow(name: string, folder: string): boolean {
  const own = `/${dirname(name)}/`;
  return folder === '.' || own.includes(`/${folder}/`) || `/${folder}`.endsWith(own.slice(0, -1));
}

function entriesOf(file: TextFile): readonly Entry[] {
  return /\.xml$/i.test(file.name) ? fromXml(file.text) : fromYaml(file);
}

const tag = /<(?:\w+:)?(include|includeAll|changeSet)\b([^>]*)>/g;

/** A changeset that only gives a state a name. */
const tagsOnly = /<(?:\w+:)?changeSet\b[^>]*>\s*<(?:\w+:)?tagDatabase\b[^>]*\/>\s*<\/(?:\w+:)?changeSet>/g;

function fromXml(text: string): Entry[] {
  return [
    ...text
      .replace(/<!--[^]*?-->/g, '')
      .replace(tagsOnly, '')
      .matchAll(tag),
  ].map(([, name = '', attributes = '']) =>
    toEntry(
      name,
      Object.fromEntries(
        [...attributes.matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = '', a, b]) => [
          key,
          a ?? b,
        ]),
      ),
    ),
  );
}

function fromYaml({ name, text }: TextFile): Entry[] {
  try {
    const { databaseChangeLog = [] } = (parse(text) ?? {}) as {
      readonly databaseChangeLog?: readonly object[];
    };
    return databaseChangeLog.flatMap((item) =>
      Object.entries(item)
        .filter(([key, value]) => ['include', 'includeAll', 'changeSet'].includes(key) && !isTagOnly(value))
        .map(([key, value]) => toEntry(key, (value ?? {}) as Readonly<Record<string, unknown>>)),
    );
  } catch (cause) {
    throw new HarnessError('input-unreadable', {
      what: `The changelog cannot be read: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`,
      where: name,
      cause,
    });
  }
}

function isTagOnly(value: unknown): boolean {
  const { changes } = (value ?? {}) as { readonly changes?: unknown };
  const kinds = Array.isArray(changes)
    ? changes.flatMap((one: unknown) => Object.keys(Object(one) as object))
    : [];
  return kinds.length > 0 && kinds.every((kind) => kind === 'tagDatabase');
}

function toEntry(kind: string, said: Readonly<Record<string, unknown>>): Entry {
  const text = (key: string): string => {
    const value = said[key];
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  };
  if (kind === 'changeSet') return { kind: 'changeset', id: text('id') };
  const relative = text('relativeToChangelogFile') === 'true';
  return kind === 'include'
    ? { kind: 'file', path: text('file'), relative }
    : { kind: 'folder', path: text('path'), relative };
}
