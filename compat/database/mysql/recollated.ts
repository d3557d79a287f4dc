import type { Change } from '../changes.ts';
import { pairColumns, pairTables } from '../diff/pairs.ts';
import type { Identity, TablePair } from '../diff/pairs.ts';
import type { Name, SchemaModel } from '../model.ts';
import { namesWord } from '../queries/users.ts';
import { quoteBackticks, sameColumn } from './names.ts';
import { charsetOf } from './proofs/lost-characters.ts';
import { parseType } from './type.ts';

/**
 * Unique indexes that stay, but by whose columns more texts are equal than before: the server builds them anew, so
 * for old rows they are as good as new ones.
 */
export function recollatedIndexes(before: SchemaModel, after: SchemaModel, identity: Identity): Change[] {
  return pairTables(before.tables, after.tables, identity).both.flatMap((pair) => indexesOf(pair, identity));
}

function indexesOf({ before, after, recreated }: TablePair, identity: Identity): Change[] {
  if (recreated) return [];
  const { both } = pairColumns(before.columns, after.columns, identity === 'same-database');
  const asked = new Map(
    both.flatMap((pair) => {
      const collation = looserNow(pair.before.type, pair.after.type, identity);
      return collation === undefined ? [] : [[pair.after.name, { ...pair, collation }] as const];
    }),
  );
  const oldNames = new Map(both.map((pair) => [pair.after.name, pair.before.name]));
  const kept = after.uniques.filter((index) =>
    before.uniques.some(
      (old) =>
        old.columns.length === index.columns.length &&
        index.columns.every((column, i) =>
          column === null
            ? index.keys[i] === old.keys[i]
            : sameColumn(oldNames.get(column) ?? '', old.columns[i] ?? '-'),
        ),
    ),
  );
  // Rows are compared as the question says, whatever their type becomes.
  const origins = both.map(({ before: old, after: now }) => ({
    name: now.name,
    from: old.name,
    type: old.type,
    startsAs: null,
  }));
  return kept.flatMap((index): Change[] => {
    const keys = index.keys.map((key, i) => {
      const column = index.columns[i] ?? null;
      const collation = column === null ? inExpression(key, asked) : asked.get(column)?.collation;
      if (collation === undefined) return key;
      return compared(column === null ? key : quoteBackticks(column), collation);
    });
    if (keys.every((key, i) => key === index.keys[i])) return [];
    const names = { table: nameOf(before), newTable: nameOf(after) };
    return [{ kind: 'unique-index-added', ...names, origins, index: { ...index, keys }, implied: false }];
  });
}

/** That of a column which an expression, or the beginning of a column, is made of. */
function inExpression(
  key: string,
  asked: ReadonlyMap<string, { readonly collation: string }>,
): string | undefined {
  return [...asked].find(([name]) => namesWord(key, name))?.[1].collation;
}

/** The new collation or character set, as the type says it; undefined where it makes no more texts equal. */
function looserNow(oldType: string, newType: string, identity: Identity): string | undefined {
  const [old, now] = [parseType(oldType).collation, parseType(newType).collation];
  // One that tells all texts apart gives way to that of the database, which hardly does.
  if (now === '' && identity === 'same-database' && /_(?:bin|cs)$/.test(old)) {
    return `charset ${charsetOf({ collation: old }) ?? 'utf8mb4'}`;
  }
  // A source that does not say the collation says nothing of a change of it.
  if (old === '' || now === '' || old === now || /_bin$| binary$/.test(now)) return undefined;
  const rules = (collation: string): string | undefined => /^collate [^_]+_(.+)$/.exec(collation)?.[1];
  return rules(now) !== undefined && rules(old) === rules(now) ? undefined : now;
}

function compared(key: string, collation: string): string {
  const [kind, name] = collation.split(' ');
  const converted = `CONVERT(${key} USING ${charsetOf({ collation }) ?? 'utf8mb4'})`;
  return kind === 'collate' ? `${converted} COLLATE ${name}` : converted;
}

function nameOf({ schema, name }: Name): Name {
  return { schema, name };
}
