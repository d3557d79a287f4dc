/** Compares the files of two builds by name and content. Plain arithmetic on digests. */
import { allMatches } from './pattern.ts';

/** Digest of the content by path. */
export type Digests = Readonly<Record<string, string>>;

export interface NameProblem {
  readonly path: string;
  readonly kind: 'no hash in the name' | 'other content, same name' | 'same content, other name';
  /** The name in the former build, where there is one. */
  readonly former?: string;
}

export interface Comparison {
  readonly problems: readonly NameProblem[];
  /** Files of both builds, with the same name and the same content. */
  readonly kept: number;
  /** Files that only the new build has. */
  readonly added: number;
}

/**
 * Names of files that break the rule: a name carries a hash, and it changes when and only when the content does.
 *
 * @param pattern a regular expression for the file name whose first group is the hash; default: what Vite, webpack,
 * Rollup, esbuild and Parcel write
 */
export function compareBuilds(now: Digests, former: Digests, pattern?: string): Comparison {
  const [stems, formerStems] = [stemsOf(Object.keys(now), pattern), stemsOf(Object.keys(former), pattern)];
  const problems = Object.entries(now).flatMap(([path, digest]): NameProblem[] => {
    const stem = stems.get(path);
    if (former[path] !== undefined && former[path] !== digest)
      return [{ path, kind: 'other content, same name', former: path }];
    if (stem === undefined) return [{ path, kind: 'no hash in the name' }];
    if (former[path] !== undefined) return [];
    const twin = Object.keys(former).find(
      (old) => former[old] === digest && formerStems.get(old) === stem && now[old] === undefined,
    );
    return twin === undefined ? [] : [{ path, kind: 'same content, other name', former: twin }];
  });
  const kept = Object.entries(now).filter(([path, digest]) => former[path] === digest).length;
  return { problems, kept, added: Object.keys(now).filter((path) => former[path] === undefined).length };
}

const ending = String.raw`((?:\.[A-Za-z0-9]+)+)$`;
const hexadecimal = new RegExp(String.raw`^(|.*[/._-])([0-9a-f]{8,64})${ending}`);
const alphabetic = new RegExp(String.raw`^(|.*[/.-])([A-Za-z0-9_-]{8,22})${ending}`);

/** Each path that has a hash, with the path that has a star instead. */
function stemsOf(paths: readonly string[], pattern?: string): Map<string, string> {
  const stems = pattern === undefined ? paths.map(usualStem) : ownStems(paths, pattern);
  return new Map(paths.flatMap((path, index) => (stems[index] === undefined ? [] : [[path, stems[index]]])));
}

function usualStem(path: string): string | undefined {
  for (const form of [hexadecimal, alphabetic]) {
    const [, before, hash = '', after] = form.exec(path) ?? [];
    // `app-settings.js` has a word there; a hash without digit and capital is one in thousands.
    if (/\d|[a-z][A-Z]|[A-Z]{2}/.test(hash)) return `${before}*${after}`;
  }
  return undefined;
}

/** All paths as one text: a guarded expression is costly to start. */
function ownStems(paths: readonly string[], pattern: string): (string | undefined)[] {
  const stems = new Map<number, string>();
  const text = paths.join('\n');
  for (const { at, text: whole, group } of allMatches(pattern, text)) {
    if (group === undefined) continue;
    const line = text.slice(0, at).split('\n').length - 1;
    stems.set(line, paths[line]?.replace(whole, whole.replace(group, '*')) ?? '');
  }
  return paths.map((_path, index) => stems.get(index));
}
