/** Brings both schemas up, and asks each for its catalog and its plans. */
import { filledTables } from './data/scratch.ts';
import type { Surroundings } from './data/surroundings.ts';
import type { Engine } from './engine/engine.ts';
import type { RowFault } from './engine/row-fault.ts';
import type { Identity } from './diff/pairs.ts';
import type { Body } from './matrix/body.ts';
import type { Order } from './matrix/order.ts';
import type { Release } from './locks/release.ts';
import type { StatementTrace } from './locks/statement-trace.ts';
import { requireRole } from './matrix/required-role.ts';
import { askSchema, plannedQueries } from './matrix/schema-answers.ts';
import type { SchemaModel } from './model.ts';
import type { PlannedQuery, Query } from './queries/planned.ts';
import { additions } from './read/additions.ts';
import type { Migration } from './read/migration.ts';
import { catalogObjects } from './rollback/catalog-objects.ts';
import type { CatalogObject } from './rollback/catalog-objects.ts';
import type { Rehearsal } from './rollback/rehearsal.ts';
import { goesBack } from './rollback/rehearse.ts';

export interface Inputs {
  readonly baseline: readonly Migration[];
  readonly candidate: readonly Migration[];
  /** SQL that inserts rows into the old schema. */
  readonly rows?: Migration;
  readonly oldQueries: readonly Query[];
  readonly newQueries: readonly Query[];
  /** What is to go out first; the schema where nothing is said. */
  readonly order?: Order;
  /** The role that sends the queries; without one nothing is known of grants. */
  readonly role?: string;
  /** Whether to look what each statement of the release locks, rewrites and reads; false by default. */
  readonly watched?: boolean;
}

export interface Observed {
  readonly before: SchemaModel;
  readonly after: SchemaModel;
  readonly identity: Identity;
  /** Quoted names of the tables of the old schema that hold rows. */
  readonly filled: readonly string[];
  /** How many migrations of the candidate were applied to what the baseline left. */
  readonly tried: number;
  /** Statements among them that fail on rows, in order. */
  readonly rowFaults: readonly RowFault[];
  readonly oldQueries: readonly PlannedQuery[];
  readonly newQueries: readonly PlannedQuery[];
  readonly order?: Order;
  /** Functions, triggers, views and policies, planned on both schemas. */
  readonly bodies: { readonly before: readonly Body[]; readonly after: readonly Body[] };
  /** How the release was taken back; absent where it has no way back, or the histories part. */
  readonly rehearsal?: Rehearsal;
  /** What each statement of the release did, where rules want to know and the histories do not part. */
  readonly statements?: readonly StatementTrace[];
  /** The release as a whole, for the rules of it. */
  readonly release?: Release;
  /** What a running database says of itself, where one was given. */
  readonly live?: Surroundings;
  /** What the old schema held, where the release has a way back. */
  readonly oldObjects?: readonly CatalogObject[];
}

/**
 * Applies the baseline, looks, applies what the candidate adds, and looks again. A candidate that is no
 * continuation of the baseline starts from an empty database; then names stand in for identities.
 */
export async function observe(engine: Engine, inputs: Inputs): Promise<Observed> {
  const { baseline, candidate, rows, oldQueries, newQueries, order, role } = inputs;
  const queries = [...oldQueries, ...newQueries];
  const texts = queries.map(({ sql }) => sql);
  const added = additions(baseline, candidate);

  // Where histories part, what they share is built first: the engine keeps it and begins with it again.
  const shared = added === undefined ? sharedStart(baseline, candidate) : [];

  for (const part of [shared, baseline.slice(shared.length)]) if (part.length > 0) await engine.apply(part);
  if (rows !== undefined) await engine.apply([rows]);
  const before = await engine.snapshot();
  const filled = await filledTables(engine, before);
  if (role !== undefined) await requireRole(engine, role);
  const onOld = await askSchema(engine, texts, role);
  const oldObjects = goesBack(candidate, added) ? await catalogObjects(engine) : undefined;
  await (added === undefined ? startAgain(engine, shared) : engine.keep(texts));
  const { rowFaults, statements } =
    inputs.watched === true && added !== undefined
      ? await engine.watch(added)
      : { rowFaults: await engine.tryOut(added ?? candidate.slice(shared.length)), statements: [] };
  const kept = added === undefined ? [] : await engine.useKept(texts);
  const after = await engine.snapshot();
  const onNew = await askSchema(engine, texts, role);

  const shapes = await engine.shapes(texts);
  const planned = plannedQueries(queries, shapes, { onOld, onNew, kept });
  return {
    before,
    after,
    identity: added === undefined ? 'separate-databases' : 'same-database',
    filled,
    tried: (added ?? candidate).length,
    rowFaults,
    statements,
    oldQueries: planned.slice(0, oldQueries.length),
    newQueries: planned.slice(oldQueries.length),
    order,
    bodies: { before: onOld.bodies, after: onNew.bodies },
    oldObjects,
  };
}

function sharedStart(baseline: readonly Migration[], candidate: readonly Migration[]): readonly Migration[] {
  const partAt = baseline.findIndex(({ sql }, i) => sql !== candidate[i]?.sql);
  return partAt === -1 ? baseline : baseline.slice(0, partAt);
}

async function startAgain(engine: Engine, shared: readonly Migration[]): Promise<void> {
  await engine.reset();
  if (shared.length > 0) await engine.apply(shared);
}
