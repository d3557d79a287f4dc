/** Statements of an application that PREPARE does not take. */
import { parseTree } from '../engine/statements.ts';
import { withStandIns } from './stand-in.ts';

/** A query that needs the same of a schema, or a statement that must be run to be judged. */
export type OtherStatement = { readonly query: string } | { readonly run: string };

/** What changes nothing outside its transaction and may run in one. */
const canRun = new Set([
  'CallStmt',
  'CreateTableAsStmt',
  'DoStmt',
  'ExplainStmt',
  'LockStmt',
  'NotifyStmt',
  'RefreshMatViewStmt',
  'TransactionStmt',
  'TruncateStmt',
  'VariableSetStmt',
  'VariableShowStmt',
]);

/** Undefined for what is a query, cannot be parsed or must not run. */
export async function otherStatement(sql: string): Promise<OtherStatement | undefined> {
  const [tree] = (await parseTree(sql)) ?? [];
  const [kind, value] = Object.entries(tree ?? {})[0] ?? [];
  if (kind === 'CopyStmt') return copied(sql, value as CopyTree);
  if (kind === 'TransactionStmt') return { run: 'SELECT' };
  if (kind === undefined || !canRun.has(kind)) return undefined;
  const parameters = new Map(Array.from({ length: 100 }, (_, i) => [`$${i + 1}`, 'NULL']));
  const run = await withStandIns(sql, { standIns: parameters, routine: '' });
  return run === undefined ? undefined : { run };
}

interface CopyTree {
  readonly is_from?: boolean;
  readonly relation?: unknown;
}

/** COPY reads or fills the columns that it names. */
function copied(sql: string, { is_from: fills = false, relation }: CopyTree): OtherStatement | undefined {
  const inner = /^\s*copy\s*\((?<query>[^]*)\)\s*to\b/i.exec(sql)?.groups?.['query'];
  if (relation === undefined) return inner === undefined ? undefined : { query: inner };
  const names = /^\s*copy\s+(?<table>(?:"(?:[^"]|"")*"|[^\s("])+)\s*(?:\((?<columns>[^)]*)\))?/i.exec(
    sql,
  )?.groups;
  const { table, columns } = names ?? {};
  if (table === undefined) return undefined;
  const read = `SELECT ${columns ?? '*'} FROM ${table}`;
  return {
    query: fills ? `INSERT INTO ${table} ${columns === undefined ? '' : `(${columns}) `}${read}` : read,
  };
}
