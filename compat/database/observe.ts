/** Brings both schemas up, and asks each for its catalog and its plans. */
import type { Engine } from './engine/engine.ts';
import type { Identity } from './diff/pairs.ts';
import type { SchemaModel } from './model.ts';
import type { PlannedQuery, Query } from './queries/planned.ts';
import { additions } from './read/history.ts';
import type { Migration } from './read/migration.ts';

export interface Inputs {
  readonly baseline: readonly Migration[];
  readonly candidate: readonly Migration[];
  readonly oldQueries: readonly Query[];
  readonly newQueries: readonly Query[];
}

export interface Observed {
  readonly before: SchemaModel;
  readonly after: SchemaModel;
  readonly identity: Identity;
  readonly oldQueries: readonly PlannedQuery[];
  readonly newQueries: readonly PlannedQuery[];
}

/**
 * Applies the baseline, looks, applies what the candidate adds, and looks again. A candidate that is no
 * continuation of the baseline starts from an empty database; then names stand in for identities.
 */
export async function observe(engine: Engine, inputs: Inputs): Promise<Observed> {
  const { baseline, candidate, oldQueries, newQueries } = inputs;
  const queries = [...oldQueries, ...newQueries];
  const texts = queries.map(({ sql }) => sql);
  const added = additions(baseline, candidate);

  await engine.apply(baseline);
  const before = await engine.snapshot();
  const onOld = await engine.plan(texts);
  if (added === undefined) await engine.reset();
  await engine.apply(added ?? candidate);
  const after = await engine.snapshot();
  const onNew = await engine.plan(texts);

  const shapes = await engine.shapes(texts);
  // The engine answers for each query, in order.
  const planned = queries.map((query, i): PlannedQuery => ({
    ...query,
    onOld: onOld[i]!,
    onNew: onNew[i]!,
    shape: shapes[i]!,
  }));
  return {
    before,
    after,
    identity: added === undefined ? 'separate-databases' : 'same-database',
    oldQueries: planned.slice(0, oldQueries.length),
    newQueries: planned.slice(oldQueries.length),
  };
}
