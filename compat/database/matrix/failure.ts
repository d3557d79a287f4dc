/** What a schema says of a query, from all that was tried. Pure. */
import type { ServerError } from '../engine/server-error.ts';
import type { PlannedQuery } from '../queries/planned.ts';

export type Side = 'old' | 'new';

export interface Failure {
  /** It cannot be planned, or it is refused when it is carried out. */
  readonly step: 'plan' | 'write';
  /** Other values than the made-up ones may pass. */
  readonly dependsOnValues: boolean;
  readonly error: ServerError;
}

/** Why the query does not work on the schema of that side; undefined when it does, as far as it was tried. */
export function failureOn({ onOld, onNew, written }: PlannedQuery, side: Side): Failure | undefined {
  const plan = side === 'old' ? onOld : onNew;
  if (!plan.works) return { step: 'plan', dependsOnValues: false, error: plan.error };
  const write = side === 'old' ? written?.onOld : written?.onNew;
  if (write === undefined || write.accepted || write.certainty === 'values') return undefined;
  return { step: 'write', dependsOnValues: write.certainty === 'perhaps', error: write.error };
}

/** Why a query that works on the schema of its own release fails on the other; undefined when it does not. */
export function breakOn(query: PlannedQuery, side: Side): Failure | undefined {
  const own = failureOn(query, side === 'new' ? 'old' : 'new');
  return own === undefined ? failureOn(query, side) : undefined;
}
