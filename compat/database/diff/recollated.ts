import type { Change } from '../changes.ts';
import type { TableModel, UniqueModel } from '../model.ts';
import { namesWord } from '../queries/users.ts';
import { uniqueText } from './constraints.ts';
import type { ColumnPair } from './pairs.ts';
import type { TableContext } from './table-context.ts';

/**
 * Unique indexes that stay as they are, but by whose columns more texts are equal than before. The server builds
 * them anew, so for old rows they are as good as new ones.
 */
export function recollatedIndexes(
  both: readonly ColumnPair[],
  [before, after]: readonly [TableModel, TableModel],
  context: TableContext,
): Change[] {
  const asked = new Map(
    both.flatMap((pair) => {
      const spell = looserNow(pair, before, after);
      return spell === undefined ? [] : [[pair.after.name, spell] as const];
    }),
  );
  const { table, newTable } = context;
  // Rows are compared as the question says, whatever their type becomes.
  const origins = context.origins.map((origin) =>
    asked.has(origin.name) && origin.oldType !== undefined ? { ...origin, type: origin.oldType } : origin,
  );
  return kept(before, after, context).flatMap((index): Change[] => {
    const keys = index.keys.map((key, i) => {
      const column = index.columns[i] ?? null;
      if (column !== null) return asked.get(column)?.(key) ?? key;
      const spell = [...asked].find(([name]) => namesWord(key, name))?.[1];
      return spell?.(`(${key})`) ?? key;
    });
    if (keys.every((key, i) => key === index.keys[i])) return [];
    return [
      { kind: 'unique-index-added', table, newTable, origins, index: { ...index, keys }, implied: false },
    ];
  });
}

function kept(before: TableModel, after: TableModel, context: TableContext): UniqueModel[] {
  const old = new Set(before.uniques.map((index) => uniqueText(index, (sql) => sql)));
  return after.uniques.filter((index) => old.has(uniqueText(index, (sql) => context.sayOld(sql))));
}

/** How a key of the old table is compared as the new one does; undefined where no more texts are equal than before. */
function looserNow(
  { before, after }: ColumnPair,
  oldTable: TableModel,
  newTable: TableModel,
): ((key: string) => string) | undefined {
  const isCitext = ({ type }: { readonly type: string }): boolean => /(?:^|\.)citext$/.test(type);
  // That is how this type compares.
  if (isCitext(after) && !isCitext(before)) return (key) => `lower(${key})`;
  const collationIn = ({ details }: TableModel, name: string) =>
    details?.collations.find(({ column }) => column === name);
  const { loose = null } = collationIn(newTable, after.name) ?? {};
  if (loose === null || loose === collationIn(oldTable, before.name)?.loose) return undefined;
  return (key) => `${key} COLLATE ${loose}`;
}
