import type { Engine } from '../engine/engine.ts';
import type { Plan } from '../engine/plan.ts';
import type { PlannedQuery, Query } from '../queries/planned.ts';
import type { QueryShape } from '../queries/shape.ts';
import type { Body } from './body.ts';
import type { WriteOutcome } from './carry-out.ts';
import type { KeptOutcome } from './kept.ts';

/** What one schema says of the queries, in their order, and of the code that it keeps itself. */
export interface SchemaAnswers {
  readonly plans: readonly Plan[];
  readonly writes: readonly (WriteOutcome | null)[];
  readonly bodies: readonly Body[];
}

export async function askSchema(
  engine: Engine,
  queries: readonly string[],
  role: string | undefined,
): Promise<SchemaAnswers> {
  return {
    plans: await engine.plan(queries, role),
    writes: await engine.carryOut(queries, role),
    bodies: await engine.bodies(),
  };
}

/** Everything that is known of each query; the engine answered for each, in order. */
export function plannedQueries(
  queries: readonly Query[],
  shapes: readonly QueryShape[],
  { onOld, onNew, kept }: { onOld: SchemaAnswers; onNew: SchemaAnswers; kept: readonly KeptOutcome[] },
): PlannedQuery[] {
  return queries.map((query, i) => {
    const [before, after] = [onOld.writes[i], onNew.writes[i]];
    return {
      ...query,
      onOld: onOld.plans[i]!,
      onNew: onNew.plans[i]!,
      shape: shapes[i]!,
      ...(before && after && { written: { onOld: before, onNew: after } }),
      ...(kept[i] && { kept: kept[i] }),
    };
  });
}
