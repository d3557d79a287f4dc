/** Finds the migrations of one history in another. Pure. */
import type { Migration } from './migration.ts';

/**
 * What the candidate adds to the baseline, when it holds all of the baseline's migrations with unchanged
 * content; undefined when it does not. A migration that sorts between old ones counts as added, as the
 * migration tools apply it to a database that has the old ones. So does one that repeats and has changed; its old
 * text takes it back.
 */
export function additions(
  baseline: readonly Migration[],
  candidate: readonly Migration[],
): Migration[] | undefined {
  const texts = new Set(candidate.map(textOf));
  const renewed = new Map(
    candidate.flatMap((one) => (one.repeats === true ? [[one.version, one] as const] : [])),
  );
  const replaced = baseline.filter(
    (one) => one.repeats === true && renewed.has(one.version) && !texts.has(textOf(one)),
  );
  const kept = baseline.filter((one) => !replaced.includes(one));
  const left = new Map<string, number>();
  for (const one of kept) left.set(textOf(one), (left.get(textOf(one)) ?? 0) + 1);
  const added = candidate.filter((one) => {
    const count = left.get(textOf(one)) ?? 0;
    if (count > 0) left.set(textOf(one), count - 1);
    return count === 0;
  });
  if (candidate.length - added.length !== kept.length) return undefined;
  return added.map((one) => {
    const old = replaced.find(({ version }) => version === one.version);
    return old === undefined || one.repeats !== true ? one : { down: old.sql, downName: old.name, ...one };
  });
}

/** Which migration of the baseline each one of the candidate is; those that are not in it are missing. */
export function twinsOf(
  baseline: readonly Migration[],
  candidate: readonly Migration[],
): Map<Migration, Migration> {
  const left = new Map<string, Migration[]>();
  for (const one of baseline) left.set(textOf(one), [...(left.get(textOf(one)) ?? []), one]);
  return new Map(
    candidate.flatMap((one) => {
      const twin = left.get(textOf(one))?.shift();
      return twin === undefined ? [] : [[one, twin] as const];
    }),
  );
}

/** Where it stands in its file does not matter: what is before it may have changed. */
function textOf({ sql }: Migration): string {
  return sql.trim();
}
