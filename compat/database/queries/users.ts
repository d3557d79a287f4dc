import type { Use } from '../engine/plan.ts';
import type { Name } from '../model.ts';
import { quoteName } from '../sql.ts';
import type { PlannedQuery } from './planned.ts';

/**
 * Old queries that used a column, a table or a view and do not get the same from the new schema.
 *
 * The engine records some columns as used that a query only might name (all of them behind `excluded`);
 * such a query plans as before and is not a user.
 */
export function usersOf(use: Use, queries: readonly PlannedQuery[]): PlannedQuery[] {
  return queries.filter((query) => takesWhole(use, query) || (!worksAsBefore(query) && mayUse(use, query)));
}

/** Old queries that name a type, which the engine does not record, and do not get the same from the new schema. */
export function usersOfType({ name }: Name, queries: readonly PlannedQuery[]): PlannedQuery[] {
  return queries.filter((query) => !worksAsBefore(query) && namesWord(query.sql, name));
}

/** Old queries of which nobody can say: they could not be tried, or parts of them are known at run time only. */
export function doubtfulUsers(use: Use, queries: readonly PlannedQuery[]): PlannedQuery[] {
  const { table, column } = use;
  return queries.filter((query) => {
    const { onOld, text, isOpen = false } = query;
    if (onOld.works) return isOpen && mayUse({ table, column: null }, query);
    return isOpen || namesWord(text, column ?? table.name);
  });
}

/** What a row holds as one value (`row_to_json(orders)`) changes with its columns, and no plan shows it. */
function takesWhole({ table, column }: Use, { onOld, shape: { wholeRows = [] } }: PlannedQuery): boolean {
  const { schema, name } = table;
  return (
    onOld.works && column !== null && wholeRows.some((one) => one === name || one === `${schema}.${name}`)
  );
}

function worksAsBefore({ onOld, onNew }: PlannedQuery): boolean {
  if (!onOld.works) return true;
  if (!onNew.works) return false;
  const names = new Set(onNew.results.map(({ name }) => name));
  return onOld.results.every(({ name }) => names.has(name));
}

function mayUse({ table, column }: Use, { onOld, sql, shape }: PlannedQuery): boolean {
  if (!onOld.works) return false;
  if (onOld.uses.length > 0) {
    return onOld.uses.some(
      (used) => quoteName(used.table) === quoteName(table) && (column === null || used.column === column),
    );
  }
  // The engine records nothing of some queries (data-modifying WITH); then the text must do.
  const namesTable = shape.known
    ? [...shape.reads, ...shape.writes].some(
        (name) => name === table.name || name === `${table.schema}.${table.name}`,
      )
    : namesWord(sql, table.name);
  return namesTable && (column === null || namesWord(sql, column));
}

/** Whether the text holds the name, as a whole word. */
export function namesWord(sql: string, word: string): boolean {
  const words: readonly string[] = sql.match(/[\p{L}_][\p{L}\p{N}_$]*/gu) ?? [];
  // Without quotes a name counts in lower case.
  return words.includes(word) || words.some((one) => one.toLowerCase() === word);
}
