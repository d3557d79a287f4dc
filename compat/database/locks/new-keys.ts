import type { ForeignKeyModel, Name, TableModel } from '../model.ts';
import { plainName } from '../sql.ts';
import type { Release } from './release.ts';

/** A foreign key that the release brings. */
export interface NewKey {
  readonly table: TableModel;
  readonly key: ForeignKeyModel;
}

/** Foreign keys of old and new tables that were not there before, as the new schema has them. */
export function newKeysIn({ after, changes }: Release): NewKey[] {
  const find = (name: Name): TableModel | undefined =>
    after.tables.find((table) => plainName(table) === plainName(name));
  return changes.flatMap((change): NewKey[] => {
    if (change.kind === 'foreign-key-added') {
      const table = find(change.newTable);
      return table === undefined ? [] : [{ table, key: change.key }];
    }
    const table = change.kind === 'table-added' ? find(change.table) : undefined;
    return (table?.foreignKeys ?? []).flatMap((key) => (table === undefined ? [] : [{ table, key }]));
  });
}

/** Whether an index of the table begins with these columns, in any order. */
export function isIndexed(table: TableModel, columns: readonly string[]): boolean {
  const indexes = [...table.uniques, ...(table.details?.indexes ?? [])];
  return indexes.some(
    (index) =>
      index.predicate === null &&
      index.columns.slice(0, columns.length).every((column) => column !== null && columns.includes(column)),
  );
}
