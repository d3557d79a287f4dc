/** Asks the given rows whether some stand against a change, and says what the answer is worth. */
import { createHmac } from 'node:crypto';
import type { Evidence } from '../../../reports/index.ts';
import { serverError, withoutValues } from '../engine/server-error.ts';
import type { TextRow } from '../engine/messages.ts';
import type { ProofOf, RowsQuestion } from '../proof.ts';
import { quoteLiteral } from '../sql.ts';
import type { DataSource, Look } from './data-source.ts';

export interface RowsProvers {
  /** Undefined when no rows were given. */
  readonly data: DataSource | undefined;
  /** Key of the hashes that stand for values of rows. */
  readonly hashKey: string;
  now(): Date;
}

const nothing = { kind: 'rows', count: 0, which: '', partial: false } as const;

export async function proveRows(question: RowsQuestion, provers: RowsProvers): Promise<ProofOf<'rows'>> {
  const { data, hashKey } = provers;
  if (question.settled !== undefined) return { ...nothing, ...question.settled };
  if (data === undefined) return { ...nothing, result: 'unknown', reason: 'no rows were given' };
  const { which, partial, live } = data;
  const seen = { ...nothing, which, partial, ...(live && { lookedAt: provers.now().toISOString() }) };
  const query = { kind: 'query', title: `Asked of the rows ${which}`, sql: question.sql } as const;
  try {
    const look = await data.look(question);
    if ('refused' in look) return { ...seen, result: 'unknown', reason: look.refused, evidence: query };
    const asked = look.sample === undefined ? question.sql : (question.sampled ?? '');
    const evidence = { ...query, sql: asked, ...shown(look.rows, asked, hashKey) } satisfies Evidence;
    return { ...seen, ...meaningOf(look), evidence };
  } catch (error) {
    const said = serverError(error);
    const { code } = said;
    const message = withoutValues(said);
    if (question.refusalProves === true && code.startsWith('22')) {
      const evidence = { ...query, error: { code, message } };
      return { ...seen, result: 'bad', count: 1, atLeast: true, evidence };
    }
    const reason = `the question about rows ${which} failed with ${code} ${message}`;
    return { ...seen, result: 'unknown', reason, evidence: { ...query, error: { code, message } } };
  }
}

/** Rows that are there prove that a change fails, however few were looked at; that none are needs all of them. */
function meaningOf(
  look: Exclude<Look, { readonly refused: string }>,
): Pick<ProofOf<'rows'>, 'result' | 'count' | 'reason' | 'atLeast' | 'lagMs'> {
  const { rows, sample, lagFault } = look;
  const count = Number(rows[0]?.['bad'] ?? 0);
  const lag = look.lagMs === undefined || look.lagMs === 0 ? {} : { lagMs: look.lagMs };
  if (rows.length > 0)
    return { result: 'bad', count, ...lag, ...(sample !== undefined && { atLeast: true }) };
  if (sample !== undefined) {
    const { percent, cost, costMax } = sample;
    const why = `a whole look would cost about ${Math.round(cost)}, and ${costMax} is allowed (liveCostMax)`;
    return { result: 'unknown', count, ...lag, reason: `${percent} % of the pages hold none, but ${why}` };
  }
  if (lagFault !== undefined) return { result: 'unknown', count, ...lag, reason: lagFault };
  return { result: 'clean', count, ...lag };
}

/**
 * Values leave the database only as keyed hashes, equal for equal values of one run. `place` is no value but
 * a name that stands in the question itself.
 */
function shown(
  rows: readonly TextRow[],
  sql: string,
  hashKey: string,
): { columns: string[]; rows: string[][] } {
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== 'bad' && name !== 'n');
  const hash = (value: string | null | undefined): string =>
    value === null || value === undefined
      ? 'NULL'
      : `#${createHmac('sha256', hashKey).update(value).digest('hex').slice(0, 12)}`;
  const cell = (value: string | null | undefined, name: string): string =>
    name === 'place' && sql.includes(quoteLiteral(value ?? '')) ? (value ?? '') : hash(value);
  const count = (value: string | null | undefined): string => /^\d+$/.exec(value ?? '')?.[0] ?? '';
  return {
    columns: [...names, 'rows'],
    rows: rows.map((row) => [...names.map((name) => cell(row[name], name)), count(row['n'])]),
  };
}
