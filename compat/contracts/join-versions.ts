import type { ContractChange } from './change.ts';
import type { ContractDiff } from './kind.ts';

/** What changed since one version. */
export interface DiffSince extends ContractDiff {
  readonly version: string;
}

/** One change that breaks several versions is one; it names them. Pure. */
export function joinVersions(diffs: readonly DiffSince[]): ContractDiff {
  const changes = new Map<string, ContractChange>();
  for (const { version, changes: found } of diffs) {
    for (const change of found) {
      const key = JSON.stringify([change.rule, change.element.key, change.from, change.to, change.states]);
      const known = changes.get(key) ?? change;
      // one version may hold the same change twice
      const versions = [...new Set([...(known.versions?.broken ?? []), version])];
      changes.set(key, { ...known, versions: { broken: versions, compared: diffs.length } });
    }
  }
  return {
    changes: diffs.length === 1 ? (diffs[0]?.changes ?? []) : [...changes.values()],
    compared: diffs.reduce((sum, { compared }) => sum + compared, 0),
    unchecked: [...new Set(diffs.flatMap(({ unchecked }) => unchecked))],
  };
}
