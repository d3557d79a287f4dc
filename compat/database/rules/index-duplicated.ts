import type { ReleaseFinding } from '../rule.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { tablePlace } from '../wording.ts';

export const indexDuplicated: ReleaseRule = {
  id: 'index-duplicated',
  inventory: ['S004'],
  title: 'A new index does what another one does',
  level: 'off',
  states: ['A'],
  on: 'release',
  examines: 'indexes',
  why: 'It costs every write and serves no query better.',
  judge: ({ after, changes }) =>
    changes.flatMap((change): ReleaseFinding[] => {
      if (change.kind !== 'index-added') return [];
      const { newTable: table, plainIndex } = change;
      const found = after.tables.find((item) => plainName(item) === plainName(table));
      const others = [...(found?.uniques ?? []), ...(found?.details?.indexes ?? [])];
      const same = others.find(
        ({ name, keys, predicate }) =>
          name !== plainIndex.name &&
          predicate === plainIndex.predicate &&
          plainIndex.keys.every((key, i) => key === keys[i]),
      );
      if (same === undefined) return [];
      return [
        {
          outcome: 'fail',
          key: `${plainName(table)} ${plainIndex.name}`,
          places: [tablePlace(table)],
          message: `${plainIndex.name} on ${plainName(table)} begins as ${same.name} does.`,
          table,
          name: plainIndex.name,
        },
      ];
    }),
  fix: ({ table, name = '' }) => `Leave ${name} on ${plainName(table)} out.`,
  examples: {
    bad: [
      {
        title: 'the beginning of another one',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int); CREATE INDEX orders_note ON orders (note); CREATE INDEX wide ON orders (buyer, note);',
        after: 'CREATE INDEX narrow ON orders (buyer);',
      },
    ],
    good: [
      {
        title: 'in another order',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int); CREATE INDEX orders_note ON orders (note); CREATE INDEX wide ON orders (buyer, note);',
        after: 'CREATE INDEX other ON orders (id, buyer);',
      },
    ],
  },
};
