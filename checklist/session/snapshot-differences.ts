import type { Snapshot } from './snapshot.ts';

/** What differs between two moments; what could not be taken at one of them differs. */
export function snapshotDifferences(before: readonly Snapshot[], after: readonly Snapshot[]): string[] {
  return before.flatMap(({ name, sha256, problem }) => {
    const now = after.find((each) => each.name === name);
    if (problem !== undefined) return [`${name} was not known before: ${problem}`];
    if (now?.sha256 === undefined) return [`${name} is not known now: ${now?.problem ?? 'it was not taken'}`];
    return now.sha256 === sha256 ? [] : [`${name} is not as it was before`];
  });
}
