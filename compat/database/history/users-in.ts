import { isUseOf, keysIn, keysNamed } from './object-key.ts';
import type { ReleaseRecord } from './release-record.ts';

/** Names of the queries of a release that use something; undefined where the release has nothing of that name. */
export function usersIn({ catalog, queries }: ReleaseRecord, object: string): string[] | undefined {
  const known = keysIn(catalog);
  const keys = keysNamed(object).filter((key) => known.has(key));
  if (keys.length === 0) return undefined;
  return queries
    .filter(({ uses }) => keys.some((key) => uses.some((use) => isUseOf(key, use))))
    .map(({ name }) => name);
}
