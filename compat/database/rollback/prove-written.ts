/** Looks for rows of new code that the old schema could not hold: in given rows, else by writing some. */
import type { Change } from '../changes.ts';
import type { DataSource } from '../data/data-source.ts';
import { dataProofs } from '../data/proofs/index.ts';
import { proveRows } from '../data/prove-rows.ts';
import type { RowsProvers } from '../data/prove-rows.ts';
import type { Engine } from '../engine/engine.ts';
import type { Name } from '../model.ts';
import type { ProofOf, RowsQuestion } from '../proof.ts';
import type { PlannedQuery } from '../queries/planned.ts';
import { quoteLiteral, quoteName } from '../sql.ts';
import { reverseOf } from './reverse.ts';
import type { RowOutcome, RowTrial } from './search-rows.ts';

export interface WrittenProvers extends Omit<RowsProvers, 'data'> {
  /** Holds the new schema. Not every engine can try rows. */
  readonly engine: Partial<Pick<Engine, 'tryRows'>>;
  readonly oldQueries: readonly PlannedQuery[];
  /** The changes from the new schema to the old one. */
  readonly reversed?: readonly Change[];
  /** Rows of the new schema; undefined when none were given. */
  readonly newRows?: DataSource;
  /** What rows are asked about a change, where the server is no PostgreSQL. */
  questionOf?(change: Change): RowsQuestion | undefined;
}

/** A trial of one row must not take longer than the release has queries. */
const readsMax = 50;

export async function proveWritten(change: Change, provers: WrittenProvers): Promise<ProofOf<'written'>> {
  const { reversed = [], newRows: data, engine } = provers;
  const reverse = reverseOf(change, reversed);
  const question = reverse && questionFor(reverse, provers);
  if (reverse === undefined || question === undefined) return { kind: 'written', result: 'unknown' };
  if (question.settled !== undefined) {
    const { result, reason } = question.settled;
    return { kind: 'written', result: result === 'clean' ? 'impossible' : 'unknown', reason };
  }
  const rows = data === undefined ? undefined : await proveRows(question, { ...provers, data });
  if (rows?.result === 'bad') return { kind: 'written', result: 'found', rows };
  return { ...(await tryAll(trialsOf(reverse, question, provers.oldQueries), engine)), rows };
}

function questionFor(change: Change, provers: WrittenProvers): RowsQuestion | undefined {
  if (provers.questionOf !== undefined) return provers.questionOf(change);
  return dataProofs.find(({ on }) => on === change.kind)?.question(change);
}

async function tryAll(
  trials: readonly RowTrial[],
  engine: WrittenProvers['engine'],
): Promise<ProofOf<'written'>> {
  const refusals: RowOutcome['refused'][] = [];
  for (const trial of trials) {
    const outcome = await engine.tryRows?.(trial);
    if (outcome?.example !== undefined) {
      const { example, failing } = outcome;
      return { kind: 'written', result: 'possible', example, failing };
    }
    refusals.push(outcome?.refused);
  }
  const [refused] = refusals;
  if (refused === undefined || refusals.includes(undefined)) return { kind: 'written', result: 'unknown' };
  const reason = `the new schema refuses it otherwise (${refused.code} ${refused.message})`;
  return { kind: 'written', result: 'impossible', reason };
}

/** What to write, by the change back to the old schema; its names are those of the new one. */
function trialsOf(reverse: Change, { sql }: RowsQuestion, queries: readonly PlannedQuery[]): RowTrial[] {
  const trial = (table: Name, columns: readonly string[]): RowTrial => ({
    table,
    columns,
    question: sql,
    reads: readsOf(table, queries),
  });
  if (reverse.kind === 'enum-value-removed') {
    const value = { sql: quoteLiteral(reverse.value), kind: `the value '${reverse.value}'` };
    return reverse.columns.map(({ table, column }) => ({ ...trial(table, [column]), values: [value] }));
  }
  if (reverse.kind === 'domain-tightened') {
    return reverse.columns.map(({ table, column }) => trial(table, [column]));
  }
  if (!('newTable' in reverse)) return [];
  const { table } = reverse;
  if (reverse.kind === 'not-null-set') {
    return [{ ...trial(table, [reverse.column]), values: [{ sql: 'NULL', kind: 'no value' }] }];
  }
  if (reverse.kind === 'column-type-narrowed') {
    return [{ ...trial(table, [reverse.column]), oldType: reverse.after.type }];
  }
  if (!('origins' in reverse)) return [];
  const words = new Set(wordsOf(reverse).match(/[\p{L}_][\p{L}\p{N}_$]*/gu));
  const columns = reverse.origins.flatMap(({ name, from }) =>
    from !== null && words.has(name) ? [from] : [],
  );
  return [{ ...trial(table, columns), ...('index' in reverse && { twice: true }) }];
}

/** Text that names the columns of a constraint. */
function wordsOf(reverse: Change): string {
  if ('index' in reverse) return [...reverse.index.keys, reverse.index.predicate ?? ''].join(' ');
  if ('check' in reverse) return reverse.check.expression;
  return 'key' in reverse ? reverse.key.columns.join(' ') : '';
}

/** Old queries that read the table and work on both schemas. */
function readsOf(table: Name, queries: readonly PlannedQuery[]): RowTrial['reads'] {
  return queries
    .filter(
      ({ onOld, onNew, shape, sql }) =>
        onOld.works &&
        onNew.works &&
        shape.writes.length === 0 &&
        /^(select|with|values|table)\b/i.test(sql) &&
        onNew.uses.some((use) => quoteName(use.table) === quoteName(table)),
    )
    .slice(0, readsMax)
    .map(({ name, sql }) => ({ name, sql }));
}
