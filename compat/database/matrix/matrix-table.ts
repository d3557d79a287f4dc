import type { Table } from '../../../reports/index.ts';
import type { PlannedQuery } from '../queries/planned.ts';
import { failureOn } from './failure.ts';
import type { Side } from './failure.ts';
import { orderFacts, orderText } from './order.ts';

/** The 2x2 matrix: each release's queries on each schema. Undefined without queries. */
export function matrixTable(asked: {
  readonly oldQueries: readonly PlannedQuery[];
  readonly newQueries: readonly PlannedQuery[];
}): Table | undefined {
  const { oldQueries, newQueries } = asked;
  if (oldQueries.length + newQueries.length === 0) return undefined;
  return {
    name: `old and new code on old and new schema: ${orderText(orderFacts(asked))}`,
    tool: 'compat',
    isBrief: true,
    columns: ['code', 'schema', 'queries', 'work', 'fail', 'first that fails'],
    rows: [
      row('old', 'old', oldQueries),
      row('old', 'new', oldQueries),
      row('new', 'old', newQueries),
      row('new', 'new', newQueries),
    ],
  };
}

/** On the other release's schema only queries count that work on their own. */
function row(code: Side, schema: Side, all: readonly PlannedQuery[]): (string | number | null)[] {
  if (all.length === 0) return [code, schema, 0, null, null, 'not tried'];
  const queries = code === schema ? all : all.filter((query) => failureOn(query, code) === undefined);
  const failing = queries.flatMap((query) => {
    const failure = failureOn(query, schema);
    return failure === undefined ? [] : [{ name: query.name, ...failure }];
  });
  const first = failing.find(({ dependsOnValues }) => !dependsOnValues) ?? failing[0];
  const doubt = first?.dependsOnValues === true ? ' with made-up values' : '';
  const named = first === undefined ? null : `${first.name} (${first.error.code}${doubt})`;
  return [code, schema, queries.length, queries.length - failing.length, failing.length, named];
}
