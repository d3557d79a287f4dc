import type { Contracts } from './results.ts';

type Asides = ReadonlyMap<string, string>;

/** Parts that differ between the contracts and that no rule looks at, so that the report can name them. */
export function differingAsides({ baseline, candidate }: Contracts): string[] {
  const operations = new Map<string, string[]>();
  for (const [key, now] of candidate.operations) {
    const old = baseline.operations.get(key);
    for (const name of old === undefined ? [] : differing(old.asides, now.asides)) {
      operations.set(name, [...(operations.get(name) ?? []), key]);
    }
  }
  const ofOperations = [...operations].map(([name, [first, ...more]]) => {
    return `\`${name}\` of ${first}${more.length > 0 ? ` and ${more.length} more operations` : ''}`;
  });
  return [...differing(baseline.asides, candidate.asides).map((name) => `\`${name}\``), ...ofOperations];
}

function differing(old: Asides, now: Asides): string[] {
  return [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name));
}
