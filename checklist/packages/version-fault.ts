import type { PackageUse } from './package-use.ts';

/**
 * Why a version may mean other content tomorrow, or was never released; undefined for a release. Ranges of a
 * `package.json` are left to its lock file.
 *
 * Forms: https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies,
 * https://maven.apache.org/pom.html#dependency-version-requirement-specification
 */
export function versionFault(
  { ecosystem, version = '' }: Pick<PackageUse, 'ecosystem' | 'version'>,
  allowsPreRelease: boolean,
): string | undefined {
  const text = ecosystem === 'npm' ? version.replace(/^npm:(@?[^@]+)@/, '') : version;
  if (/-SNAPSHOT$/i.test(text)) return 'is a snapshot';
  if (ecosystem === 'npm' && isLink(text)) return 'is a link to source, not a release';
  if (isFloating(ecosystem, text)) return 'floats: it may be another version tomorrow';
  return !allowsPreRelease && isPreRelease(ecosystem, text) ? 'is a pre-release' : undefined;
}

function isLink(text: string): boolean {
  return /^(git|github:|gitlab:|bitbucket:|gist:|file:|link:|portal:|https?:)|^[\w.-]+\/[\w.-]+(#.*)?$/.test(
    text,
  );
}

function isFloating(ecosystem: PackageUse['ecosystem'], text: string): boolean {
  if (ecosystem === 'npm') return /^([*x]?|[a-z][\w.-]*)$/i.test(text) && !text.startsWith('workspace:');
  return /^(latest|release)$|^latest\.|\+$|^[[(].*[\])]$/i.test(text);
}

function isPreRelease(ecosystem: PackageUse['ecosystem'], text: string): boolean {
  return ecosystem === 'npm'
    ? /\d+\.\d+\.\d+-[0-9A-Za-z]/.test(text)
    : /[.-](alpha|beta|milestone|m|rc|cr|pre|preview|ea|dev)[.-]?\d*$/i.test(text);
}
