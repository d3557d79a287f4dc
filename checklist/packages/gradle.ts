import type { PackageReader, PackageUse } from './package-use.ts';

/** `"group:name:version"`, with or without a version. */
const notation = /(["'])([\w.-]+:[\w.-]+)(?::([^"':@]+))?(?:[:@][^"']*)?\1/g;
const inParts =
  /\bgroup\s*[:=]\s*["']([\w.-]+)["']\s*,\s*name\s*[:=]\s*["']([\w.-]+)["'](?:\s*,\s*version\s*[:=]\s*["']([^"']+)["'])?/g;
const assignment = /^\s*(?:def\s+|val\s+|ext\.|const\s+val\s+)?(\w+)\s*=\s*["']([^"'$]+)["']\s*$/gm;

/** `build.gradle` and `build.gradle.kts`, as far as versions stand there as text or as a name set in the file. */
export const gradleBuild: PackageReader = {
  reads: (fileName) => /\.gradle(\.kts)?$/.test(fileName),
  read(text) {
    // of the same length, so that lines stay
    const code = text.replace(/(^|\s)\/\/.*$|\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))/gm, (all) =>
      all.replace(/[^\n]/g, ' '),
    );
    const names = new Map([...code.matchAll(assignment)].map(([, name = '', value = '']) => [name, value]));
    const uses = [...code.matchAll(notation)].map(({ index, 2: name = '', 3: version }) => ({
      index,
      name,
      version,
    }));
    const parts = [...code.matchAll(inParts)].map(({ index, 1: group, 2: name, 3: version }) => ({
      index,
      name: `${group}:${name}`,
      version,
    }));
    return [...uses, ...parts].map(({ index, name, version }): PackageUse => ({
      ecosystem: 'maven',
      name,
      version: filled(version, names),
      at: index,
    }));
  },
};

/** `gradle.lockfile`: what dependency locking resolved. */
export const gradleLock: PackageReader = {
  reads: (fileName) => fileName === 'gradle.lockfile',
  read: (text) =>
    [...text.matchAll(/^([\w.-]+:[\w.-]+):([^=\s]+)=/gm)].map(
      ({ index, 1: name = '', 2: version }): PackageUse => ({ ecosystem: 'maven', name, version, at: index }),
    ),
};

function filled(version: string | undefined, names: ReadonlyMap<string, string>): string | undefined {
  const value = version?.replace(/\$\{?(\w+)\}?/g, (all, name: string) => names.get(name) ?? all);
  return value?.includes('$') ? undefined : value;
}
