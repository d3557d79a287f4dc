/** Asks a live database a question, after looking whether it may be asked and what it would cost. */
import type { RowsQuestion } from '../proof.ts';
import { expressionFault, ownTypesIn, queryFault } from './allowed-sql.ts';
import { costOf, refusal, sampleShare } from './cost.ts';
import type { Look } from './data-source.ts';
import { lagFault, lagMs, replicaState } from './replica.ts';
import type { LiveSession } from './session.ts';

export interface LookLimits {
  /** Planner cost above which only a sample is asked. */
  readonly costMax: number;
  /** How far behind a replica may be for "no such rows" to count, in milliseconds. */
  readonly lagMaxMs: number;
  readonly isStandby: boolean;
}

/** Why a question must not be asked; undefined when it may. */
export async function liveFault(
  { sql, sampled = sql, expressions }: Omit<RowsQuestion, 'settled'>,
  session: LiveSession,
): Promise<string | undefined> {
  for (const expression of expressions) {
    const fault = await expressionFault(expression);
    if (fault !== undefined) return `${expression}: ${fault}`;
  }
  const fault = (await queryFault(sql)) ?? (await queryFault(sampled));
  if (fault !== undefined) return fault;
  const types = await ownTypesIn(sql);
  if (types.length === 0) return undefined;
  const known = new Set((await session.query(harmlessTypes, [types])).map(({ name }) => name));
  const strange = types.filter((type) => !known.has(type));
  return strange.length === 0 ? undefined : `${strange.join(', ')} is no enum and of no extension`;
}

/** Enums and what extensions bring; a cast to anything else may call somebody's function. */
const harmlessTypes = `
  SELECT n.nspname || '.' || t.typname AS name FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
  WHERE n.nspname || '.' || t.typname = ANY ($1::text[]) AND (t.typtype = 'e' OR EXISTS (
    SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'))`;

/** Asks as much of a question as the limits allow. */
export async function lookWithin(
  question: RowsQuestion,
  session: LiveSession,
  { costMax, lagMaxMs, isStandby }: LookLimits,
): Promise<Look> {
  const fault = await liveFault(question, session);
  if (fault !== undefined) return { refused: fault };
  const cost = costOf(await session.query(`EXPLAIN (FORMAT JSON) ${question.sql}`));
  const isCheap = cost <= costMax;
  if (!isCheap && question.sampled === undefined) return { refused: refusal(cost, costMax) };
  const lag = isStandby ? lagMs((await session.query(replicaState))[0] ?? {}) : 0;
  const behind = { lagMs: lag, lagFault: lagFault(lag, lagMaxMs) };
  if (isCheap || question.sampled === undefined) {
    return { rows: await session.query(question.sql), ...behind };
  }
  const percent = sampleShare(cost, costMax);
  return {
    rows: await session.query(question.sampled, [percent]),
    sample: { percent, cost, costMax },
    ...behind,
  };
}
