/** Reads in which order Liquibase's changelogs in XML, YAML or JSON include files, and which changesets they hold. */
import type { TextFile } from '../../sources/text-files.ts';
import { readElements } from './liquibase/element.ts';
import type { Properties } from './liquibase/properties.ts';
import { Walk } from './liquibase/walk.ts';
import type { ChangelogStep } from './liquibase/walk.ts';

export interface Included {
  /** In order; each file once. */
  readonly steps: readonly ChangelogStep[];
  /** What the reader has to know, in whole sentences. */
  readonly remarks: readonly string[];
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
 * @param properties grows by those of the changelogs
 * @throws {HarnessError} `input-unreadable` for a changelog that cannot be parsed, or that includes what is not there.
 */
export function includedSteps(files: readonly TextFile[], properties: Properties): Included | undefined {
  const changelogs = files.filter(isChangelog);
  if (changelogs.length === 0) return undefined;
  const walk = new Walk(files, properties, new Map(changelogs.map((file) => [file, readElements(file)])));
  const included = new Set(changelogs.flatMap((file) => walk.namedBy(file)));
  // Those that include each other would leave nobody to begin with.
  const roots = changelogs.filter((file) => !included.has(file));
  for (const file of roots.length === 0 ? changelogs : roots) walk.follow(file, { within: [] });
  return { steps: walk.steps, remarks: walk.remarks() };
}
