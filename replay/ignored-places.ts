import type { IgnoreRule } from './options.ts';
import { placeTest } from './place-pattern.ts';

/** What a place was ignored by, or undefined. */
export type IgnoredBy = (route: string, at: string) => string | undefined;

/** From the user's rules, and the marks by which the groups must differ. */
export function ignoredPlaces(
  rules: readonly IgnoreRule[],
  marks: readonly { readonly by: string }[],
): IgnoredBy {
  const patterns = [...rules.map(({ place }) => place), ...marks.flatMap(({ by }) => placeOfMark(by))];
  const compiled = patterns.map((pattern) => ({ pattern, matches: placeTest(pattern) }));
  return (route, at) => compiled.find((one) => one.matches(route, at))?.pattern;
}

function placeOfMark(by: string): string[] {
  const name = by.slice(by.indexOf(':') + 1);
  if (by.startsWith('cookie:')) return [`header:set-cookie(${name})`];
  return by.startsWith('json:') ? [`body:${name}`] : [];
}
