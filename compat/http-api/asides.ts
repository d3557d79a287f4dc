import type { Contracts } from './results.ts';

type Asides = ReadonlyMap<string, string>;

/** Parts of operations that differ between the contracts and that no rule looks at, so that the report can name them. */
export function differingAsides({ baseline, candidate }: Contracts): string[] {
  const operations = new Map<string, string[]>();
  for (const [key, now] of candidate.operations) {
    const old = baseline.operations.get(key);
    for (const name of old === undefined ? [] : differing(old.asides, now.asides)) {
      operations.set(name, [...(operations.get(name) ?? []), key]);
    }
  }
  return [...operations].map(([name, [first, ...more]]) => {
    return `\`${name}\` of ${first}${more.length > 0 ? ` and ${more.length} more operations` : ''}`;
  });
}

function differing(old: Asides, now: Asides): string[] {
  return [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name));
}
