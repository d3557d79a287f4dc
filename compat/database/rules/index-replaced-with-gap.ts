import { growingPerTable, hitsOf } from '../locks/findings.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import type { Name, SchemaModel } from '../model.ts';

function firstKey(schema: SchemaModel, table: Name, index: string | undefined): string | undefined {
  return indexesOf(schema, table).find(({ name }) => name === index)?.keys[0];
}

function indexesOf(
  { tables }: SchemaModel,
  table: Name,
): readonly { name: string; keys: readonly string[] }[] {
  const found = tables.find((item) => plainName(item) === plainName(table));
  return [...(found?.uniques ?? []), ...(found?.details?.indexes ?? [])];
}

export const indexReplacedWithGap: ReleaseRule = {
  id: 'index-replaced-with-gap',
  inventory: ['L016'],
  title: 'An index is dropped before the one that replaces it is there',
  level: 'warn',
  states: ['A'],
  on: 'release',
  examines: 'statements',
  why: 'Between the two, queries that need the index read the whole table: old code is slow or times out until the new one is built.',
  judge: (release) => {
    const { before, after, statements } = release;
    const created = hitsOf(release, ['creates index', 'creates index concurrently']);
    const hits = hitsOf(release, ['drops index']).filter(({ trace, table, name }) => {
      const key = firstKey(before, table, name);
      return created.some(
        (made) =>
          plainName(made.table) === plainName(table) &&
          statements.indexOf(made.trace) > statements.indexOf(trace) &&
          key !== undefined &&
          indexesOf(after, table).some(({ keys, name: other }) => keys[0] === key && other !== name),
      );
    });
    return growingPerTable(
      hits,
      ({ table, name = '' }) => `${name} of ${plainName(table)} goes before the index that replaces it comes`,
    );
  },
  fix: ({ name = '' }) =>
    `CREATE INDEX CONCURRENTLY the new index first, and DROP INDEX CONCURRENTLY ${name} when it is there.`,
  examples: {
    bad: [
      {
        title: 'dropped first',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int); CREATE INDEX orders_note ON orders (note);',
        after: 'DROP INDEX orders_note; CREATE INDEX orders_note_price ON orders (note, price);',
      },
    ],
    good: [
      {
        title: 'created first',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int, price int); CREATE INDEX orders_note ON orders (note);',
        after: 'CREATE INDEX orders_note_price ON orders (note, price); DROP INDEX orders_note;',
      },
    ],
  },
};
