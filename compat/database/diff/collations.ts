import type { Change } from '../changes.ts';
import type { TableModel } from '../model.ts';
import type { ColumnPair } from './pairs.ts';
import type { TableContext } from './table-context.ts';

const ofItsType = 'the default of its type';

/** Columns that sort and compare otherwise than before. */
export function collationChanges(
  both: readonly ColumnPair[],
  [oldTable, newTable]: readonly [TableModel, TableModel],
  context: TableContext,
): Change[] {
  if (oldTable.details === undefined || newTable.details === undefined) return [];
  const names = { table: context.table, newTable: context.newTable };
  return both.flatMap(({ before, after }): Change[] => {
    const collation = collationOf(oldTable, before.name);
    const newCollation = collationOf(newTable, after.name);
    const both = { ...names, column: before.name, before, after };
    return collation === newCollation
      ? []
      : [{ kind: 'collation-changed', ...both, collation, newCollation }];
  });
}

function collationOf({ details }: TableModel, name: string): string {
  return details?.collations.find(({ column }) => column === name)?.collation ?? ofItsType;
}
