/** Answers the questions of rules: from planned queries, with a trial insert, or from data. The only I/O of judging. */
import { createHmac } from 'node:crypto';
import type { Evidence } from '../../reports/index.ts';
import type { DataSource } from './data/data-source.ts';
import { serverError, withoutValues } from './engine/server-error.ts';
import type { Engine } from './engine/engine.ts';
import type { TextRow } from './engine/messages.ts';
import type { Proof, ProofOf, Question, QuestionOf } from './proof.ts';
import type { PlannedQuery } from './queries/planned.ts';
import { usersOf } from './queries/users.ts';

export interface Provers {
  /** Holds the new schema. */
  readonly engine: Engine;
  /** Undefined when no rows were given. */
  readonly data: DataSource | undefined;
  readonly oldQueries: readonly PlannedQuery[];
  readonly queriesComplete: boolean;
  /** Key of the hashes that stand for values of rows. */
  readonly hashKey: string;
  now(): Date;
}

export async function prove(question: Question, provers: Provers): Promise<Proof> {
  if (question.kind === 'usage') return proveUsage(question, provers);
  if (question.kind === 'rows') return proveRows(question, provers);
  if (question.kind === 'none') return question;
  const [outcome] = await provers.engine.tryInserts([question]);
  return { kind: 'insert', ...(outcome ?? { result: 'unknown', sql: '' }) };
}

function proveUsage({ table, column }: QuestionOf<'usage'>, provers: Provers): ProofOf<'usage'> {
  const { oldQueries, queriesComplete } = provers;
  return {
    kind: 'usage',
    users: usersOf({ table, column }, oldQueries),
    asked: oldQueries.length,
    complete: queriesComplete && oldQueries.length > 0,
  };
}

async function proveRows(question: QuestionOf<'rows'>, provers: Provers): Promise<ProofOf<'rows'>> {
  const { data, hashKey } = provers;
  const base = { kind: 'rows', count: 0, which: '', partial: false } as const;
  if (question.settled !== undefined) return { ...base, ...question.settled };
  if (data === undefined) return { ...base, result: 'unknown', reason: 'no rows were given' };
  const { which, partial, live } = data;
  const seen = { ...base, which, partial, ...(live && { lookedAt: provers.now().toISOString() }) };
  const query = { kind: 'query', title: `Asked of the rows ${which}`, sql: question.sql } as const;
  const refused = live ? await refusal(question.expressions, provers.engine) : undefined;
  if (refused !== undefined) return { ...seen, result: 'unknown', reason: refused, evidence: query };
  try {
    const rows = await data.rows(question.sql);
    const count = Number(rows[0]?.['bad'] ?? 0);
    const evidence = { ...query, ...sample(rows, hashKey) } satisfies Evidence;
    return { ...seen, count, result: rows.length > 0 ? 'bad' : 'clean', evidence };
  } catch (error) {
    const said = serverError(error);
    const { code } = said;
    const message = withoutValues(said);
    const reason = `the question about rows ${which} failed with ${code} ${message}`;
    return { ...seen, result: 'unknown', reason, evidence: { ...query, error: { code, message } } };
  }
}

async function refusal(expressions: readonly string[], engine: Engine): Promise<string | undefined> {
  const unsafe = (await engine.unsafeCalls(expressions)).flat();
  return unsafe.length === 0 ? undefined : `${unsafe.join(', ')} must not run on the live database`;
}

/** Values leave the database only as keyed hashes, equal for equal values of one run. */
function sample(rows: readonly TextRow[], hashKey: string): { columns: string[]; rows: string[][] } {
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== 'bad' && name !== 'n');
  const hash = (value: string | null | undefined): string =>
    value === null || value === undefined
      ? 'NULL'
      : `#${createHmac('sha256', hashKey).update(value).digest('hex').slice(0, 12)}`;
  return {
    columns: [...names, 'rows'],
    rows: rows.map((row) => [...names.map((name) => hash(row[name])), row['n'] ?? '']),
  };
}
