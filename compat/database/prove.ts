/** Answers the questions of rules: from planned queries, with a trial insert, or from data. The only I/O of judging. */
import { proveRows } from './data/prove-rows.ts';
import type { RowsProvers } from './data/prove-rows.ts';
import type { Engine } from './engine/engine.ts';
import type { Use } from './engine/plan.ts';
import { askHistory } from './history/last-use.ts';
import type { HistoryAnswer, ReleaseHistory } from './history/last-use.ts';
import { columnKey, tableKey, typeKey } from './history/object-key.ts';
import type { Proof, ProofOf, Question, QuestionOf } from './proof.ts';
import type { PlannedQuery } from './queries/planned.ts';
import { namesIt } from './queries/code/builders.ts';
import type { BuilderFile } from './queries/code/builders.ts';
import { doubtfulUsers, usersOf, usersOfType } from './queries/users.ts';
import { proveWritten } from './rollback/prove-written.ts';
import type { WrittenProvers } from './rollback/prove-written.ts';

export interface Provers extends RowsProvers, Pick<WrittenProvers, 'reversed' | 'newRows' | 'questionOf'> {
  /** Holds the new schema. */
  readonly engine: Pick<Engine, 'tryInserts'> & WrittenProvers['engine'];
  readonly oldQueries: readonly PlannedQuery[];
  readonly queriesComplete: boolean;
  /** Files whose queries a library builds; see `CollectedQueries`. */
  readonly built?: readonly BuilderFile[];
  /** Undefined when none was given. */
  readonly history?: ReleaseHistory;
}

export async function prove(question: Question, provers: Provers): Promise<Proof> {
  if (question.kind === 'usage') return proveUsage(question, provers);
  if (question.kind === 'rows') return proveRows(question, provers);
  if (question.kind === 'none') return question;
  if (question.kind === 'written') return proveWritten(question.change, provers);
  if (question.kind === 'remembered') {
    const rows = question.rows === undefined ? {} : { rows: await proveRows(question.rows, provers) };
    return { kind: 'remembered', ...remembered(question.key, provers), ...rows };
  }
  const [outcome] = await provers.engine.tryInserts([question]);
  return { kind: 'insert', ...(outcome ?? { result: 'unknown', sql: '' }) };
}

function proveUsage(question: QuestionOf<'usage'>, provers: Provers): ProofOf<'usage'> {
  const { oldQueries, queriesComplete, built = [] } = provers;
  const isType = 'type' in question;
  const use = isType ? { table: question.type, column: null } : question;
  return {
    kind: 'usage',
    users: isType ? usersOfType(question.type, oldQueries) : usersOf(use, oldQueries),
    asked: oldQueries.length,
    complete: queriesComplete && oldQueries.length > 0,
    doubtful: doubtfulUsers(use, oldQueries),
    ...(built.length > 0 && { built: builtUses(built, use.column ?? use.table.name) }),
    ...remembered(isType ? typeKey(question.type) : useKey(use), provers),
  };
}

function useKey({ table, column }: Use): string {
  return column === null ? tableKey(table) : columnKey(table, column);
}

function builtUses(files: readonly BuilderFile[], name: string): ProofOf<'usage'>['built'] {
  return {
    libraries: [...new Set(files.map(({ library }) => library))],
    files: files.map(({ file }) => file),
    naming: files.filter((file) => namesIt(file, name)).map(({ file }) => file),
  };
}

function remembered(key: string, { history }: Provers): { history?: HistoryAnswer } {
  return history === undefined ? {} : { history: askHistory(history, key) };
}
