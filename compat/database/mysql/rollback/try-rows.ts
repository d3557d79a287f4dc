/** Writes rows as new code may, on the new schema of a MySQL, and looks whether the old one could hold them. */
import type { ColumnModel, SchemaModel } from '../../model.ts';
import { searchRows } from '../../rollback/search-rows.ts';
import type { Call, Ground, RowOutcome, RowTrial } from '../../rollback/search-rows.ts';
import type { RowsToTry, RowWriter } from '../../rollback/tried-rows.ts';
import { quoteBackticks, quotePath, tableKey } from '../names.ts';
import { quoteText } from '../proofs/literal.ts';
import type { MysqlSession } from '../server/connection.ts';
import { sampleValue } from '../server/insert-trial.ts';
import { asMysqlError } from '../server/mysql-error.ts';
import { lengthOf, parseType } from '../type.ts';
import { boundaryValues } from './boundary-values.ts';

const timeoutMs = 30_000;

/** Undoes everything. @param after the new schema, which the session's database holds */
export async function tryMysqlRows(
  session: MysqlSession,
  trial: RowTrial,
  { tables }: SchemaModel,
): Promise<RowOutcome> {
  const run = (sql: string): Promise<unknown> => session.rows(sql, timeoutMs);
  const columns = tables.find((table) => tableKey(table) === tableKey(trial.table))?.columns ?? [];
  const writer = writerOf(
    trial,
    columns.filter(({ generated }) => !generated),
  );
  await run('START TRANSACTION');
  try {
    // Neither the rows that go nor the ones that come need others of other tables.
    await run('SET foreign_key_checks = 0');
    await run(`DELETE FROM ${quotePath(trial.table)}`);
    return await searchRows(groundOf(session), trial, writer, await prepareReads(run, trial.reads));
  } finally {
    await run('ROLLBACK');
    await run('SET foreign_key_checks = 1');
    for (const i of trial.reads.keys()) await run(`DEALLOCATE PREPARE ${nameOf(i)}`).catch(() => {});
  }
}

function groundOf(session: MysqlSession): Ground {
  return {
    run: (sql) => session.rows(sql, timeoutMs),
    bad: async (question) => Number((await session.rows(question, timeoutMs))[0]?.['bad'] ?? 0),
    // The session gives errors without values.
    saidOf: asMysqlError,
  };
}

function writerOf(
  { table, columns: tried, oldType }: RowsToTry,
  columns: readonly ColumnModel[],
): RowWriter<ColumnModel> {
  const usual = ({ name, type }: ColumnModel): string =>
    // An ordinary value is one that the old type could hold as well.
    sampleValue(oldType !== undefined && tried.includes(name) ? oldType : type);
  return {
    columns,
    insert: (given, values) => {
      const names = given.map(({ name }) => quoteBackticks(name)).join(', ');
      const row = given.map((column) => values.get(column.name) ?? usual(column)).join(', ');
      return `INSERT INTO ${quotePath(table)} (${names}) VALUES (${row})`;
    },
    other: ({ type }) => otherValue(type),
    edges: ({ type }) => boundaryValues(type, oldType),
  };
}

/** SQL of another ordinary value than `sampleValue` gives. */
export function otherValue(type: string): string | undefined {
  const parsed = parseType(type);
  const label = parsed.labels[1];
  if (label !== undefined) return quoteText(label);
  if (lengthOf(parsed) !== undefined || /int$|^(?:decimal|float|double)$/.test(parsed.name)) return `'2'`;
  return { date: `'2020-01-02'`, datetime: `'2020-01-02 00:00:01'`, timestamp: `'2020-01-02 00:00:01'` }[
    parsed.name
  ];
}

const nameOf = (i: number): string => `seaworthy_read_${i}`;

/** Calls with made-up parameters; what cannot be prepared is left out. */
async function prepareReads(
  run: (sql: string) => Promise<unknown>,
  reads: RowTrial['reads'],
): Promise<Call[]> {
  const calls: Call[] = [];
  for (const [i, { name, sql: text }] of reads.entries()) {
    const marks = [...text.matchAll(/'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"|`[^`]*`|\?/g)];
    const count = marks.filter(([mark]) => mark === '?').length;
    const using = Array.from({ length: count }, () => '@seaworthy_one').join(', ');
    try {
      await run(`SET @seaworthy_one = '1', @seaworthy_read = ${quoteText(text)}`);
      await run(`PREPARE ${nameOf(i)} FROM @seaworthy_read`);
      calls.push({ name, text, sql: `EXECUTE ${nameOf(i)}${count === 0 ? '' : ` USING ${using}`}` });
    } catch {
      // It is tried on both schemas elsewhere, and what stops it is told there.
    }
  }
  return calls;
}
