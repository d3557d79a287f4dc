/** An order in the words of the report. Pure. */
import { counted, place } from '../../../reports/index.ts';
import type { Evidence } from '../../../reports/index.ts';
import type { PlannedQuery } from '../queries/planned.ts';
import { someOf } from '../wording.ts';
import { breakOn } from './failure.ts';
import type { Side } from './failure.ts';
import type { OrderFacts } from './order.ts';

/** `2 old queries fail on the new schema (getNote 42703, putNote 42703)`. */
export function brokenText(age: Side, { oldBroken, newBroken }: OrderFacts): string {
  const [queries, schema] = age === 'old' ? [oldBroken, 'new'] : [newBroken, 'old'];
  const names = queries.map((query) => `${query.name} ${breakOn(query, schema as Side)?.error.code}`);
  const what = counted(queries.length, [`${age} query fails`, `${age} queries fail`]);
  return `${what} on the ${schema} schema (${someOf(names)})`;
}

/** At least one query; only a half that something speaks against is judged. */
export function placesOf(queries: readonly PlannedQuery[]): [string, ...string[]] {
  const [first = '', ...rest] = queries.map(({ name }) => place.query(name));
  return [first, ...rest];
}

/** The first query that decides each half. */
export function orderEvidence({ oldBroken, newBroken }: OrderFacts): Evidence[] {
  return [
    ...oldBroken.slice(0, 1).map((query) => broken(query, 'new')),
    ...newBroken.slice(0, 1).map((query) => broken(query, 'old')),
  ];
}

function broken(query: PlannedQuery, schema: Side): Evidence {
  const { code = '', message = '' } = breakOn(query, schema)?.error ?? {};
  const title = `Query ${query.name} on the ${schema} schema`;
  return { kind: 'query', title, sql: query.text, error: { code, message } };
}
