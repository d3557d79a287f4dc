/** Which change answers for a statement that fails on rows. Pure. */
import type { Change } from './changes.ts';
import type { RowFault } from './engine/row-fault.ts';
import type { Name } from './model.ts';
import { saidByRows } from './proof.ts';
import type { Proof } from './proof.ts';
import { mysqlRules } from './mysql/rules/index.ts';
import { isChangeRule } from './rule.ts';
import type { ChangeRule } from './rule.ts';
import { databaseRules } from './rules/index.ts';
import { quoteName } from './sql.ts';

export interface ProvenChange {
  readonly change: Change;
  readonly proof: Proof;
}

/** The faults that this change is the reason of. */
export function claimedFaults(rule: ChangeRule, item: ProvenChange, faults: readonly RowFault[]): RowFault[] {
  return faults.filter((fault) => claims(rule, item, fault));
}

/** What no change answers for; it is judged by itself, so that none is lost. */
export function unclaimedFaults(
  faults: readonly RowFault[],
  proven: readonly ProvenChange[],
): readonly RowFault[] {
  return faults.filter((fault) => !proven.some((item) => isClaimed(item, fault)));
}

/** No two kinds of servers have a code in common, so rules of both may be asked. */
function isClaimed(item: ProvenChange, fault: RowFault): boolean {
  return [...databaseRules, ...mysqlRules]
    .filter(isChangeRule)
    .some((rule) => rule.on === item.change.kind && claims(rule, item, fault));
}

function claims(
  rule: ChangeRule,
  { change, proof }: ProvenChange,
  { code, table, column, constraint }: RowFault,
): boolean {
  if (rule.refusedWith?.includes(code) !== true) return false;
  // The old rows do not stand against this change: something else does.
  const rows = saidByRows(proof);
  if (rows?.result === 'clean' && rows.reason === undefined) return false;
  const { tables, columns, constraint: own } = namesIn(change);
  return (
    tables.some((name) => quoteName(name) === quoteName(table)) &&
    (column === undefined || columns.includes(column)) &&
    (constraint === undefined || constraint === own)
  );
}

interface Names {
  readonly tables: readonly Name[];
  readonly columns: readonly string[];
  /** Of the constraint or index. */
  readonly constraint?: string;
}

function namesIn(change: Change): Names {
  if (change.kind === 'enum-value-removed') {
    return { tables: change.columns.map(({ table }) => table), columns: [] };
  }
  if (!('newTable' in change)) return { tables: [], columns: [] };
  const tables = [change.table, change.newTable];
  if ('index' in change) return { tables, columns: [], constraint: change.index.name };
  if ('check' in change) return { tables, columns: [], constraint: change.check.name };
  if ('key' in change) return { tables, columns: [], constraint: change.key.name };
  if ('added' in change) return { tables, columns: [change.added.name] };
  return 'after' in change
    ? { tables, columns: [change.column, change.after.name] }
    : { tables, columns: [] };
}
