import type { Change } from '../changes.ts';
import type { ForeignKeyModel, Name, TableModel, UniqueModel } from '../model.ts';
import { missingFrom } from './missing.ts';
import type { TableContext } from './table-context.ts';
import { isWeaker } from './weaker-check.ts';

/** Constraints are compared by what they say; their names do not count. */
export function constraintChanges(before: TableModel, after: TableModel, context: TableContext): Change[] {
  const { table, newTable, origins } = context;
  const say = (sql: string): string => context.sayOld(sql);
  const names = { table, newTable };
  const same = (text: string): string => text;
  const uniques = missingFrom(
    before.uniques,
    after.uniques,
    (i) => uniqueText(i, same),
    (i) => uniqueText(i, say),
  );
  const checks = missingFrom(
    before.checks,
    after.checks,
    (c) => c.expression,
    (c) => say(c.expression),
  );
  const keys = missingFrom(
    before.foreignKeys,
    after.foreignKeys,
    (key) => foreignKey(key, context.newNameOf(key.target), same),
    (key) => foreignKey(key, key.target, say),
  );
  return [
    ...uniques.added.map((index): Change => {
      const implied = before.uniques.some((old) => implies(old, index, say));
      return { kind: 'unique-index-added', ...names, origins, index, implied };
    }),
    ...uniques.dropped.map((index): Change => ({ kind: 'unique-index-dropped', ...names, index })),
    ...checks.added.map((check): Change => {
      const implied = before.checks.some(
        (old) => old.validated && isWeaker(say(check.expression), old.expression),
      );
      return { kind: 'check-added', ...names, origins, check, implied };
    }),
    ...checks.dropped.map((check): Change => ({ kind: 'check-dropped', ...names, check })),
    ...keys.added.map((key): Change => {
      const oldTarget = context.oldNameOf(key.target) ?? null;
      const replaces =
        before.foreignKeys.find((old) => old.validated && pointsAlike(old, key, context)) ?? null;
      return { kind: 'foreign-key-added', ...names, origins, key, oldTarget, replaces };
    }),
    ...keys.dropped
      .filter((old) => !keys.added.some((key) => pointsAlike(old, key, context)))
      .map((key): Change => ({ kind: 'foreign-key-dropped', ...names, key })),
  ];
}

/** Equal for indexes that say the same. Whether it is the primary key does not matter: its NOT NULL shows at the columns. */
export function uniqueText(
  { keys, predicate, nullsNotDistinct }: UniqueModel,
  say: (sql: string) => string,
): string {
  return JSON.stringify([keys.map(say).sort(), predicate && say(predicate), nullsNotDistinct]);
}

/** What is unique by some keys is unique by more of them; NULLs must count alike. */
function implies(old: UniqueModel, index: UniqueModel, say: (sql: string) => string): boolean {
  const keys = new Set(index.keys.map(say));
  return old.predicate === null && !index.nullsNotDistinct && old.keys.every((key) => keys.has(key));
}

/** Both refuse the same rows; what a delete leads to may differ. */
export function pointsAlike(old: ForeignKeyModel, key: ForeignKeyModel, context: TableContext): boolean {
  const [from, to] = [old, key].map(({ definition }) => /\bMATCH FULL\b/.test(definition));
  const target = context.newNameOf(old.target);
  return (
    from === to &&
    target?.schema === key.target.schema &&
    target.name === key.target.name &&
    old.columns.join() === key.columns.map((column) => context.sayOld(column)).join() &&
    old.targetColumns.join() === key.targetColumns.join()
  );
}

function foreignKey(key: ForeignKeyModel, target: Name | undefined, say: (text: string) => string): string {
  const actions = key.definition.replace(/^.*?\) REFERENCES [^(]*\([^)]*\)/, '');
  const columns = key.columns.map((column) => say(column));
  return JSON.stringify([columns, target?.schema, target?.name, key.targetColumns, actions]);
}
