import { newKeysIn } from '../locks/new-keys.ts';
import type { TableModel } from '../model.ts';
import type { ReleaseFinding } from '../rule.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnPlaces } from '../wording.ts';

function typeOf(table: TableModel | undefined, column: string | undefined): string | undefined {
  return table?.columns.find(({ name }) => name === column)?.type;
}

export const foreignKeyTypeDiffers: ReleaseRule = {
  id: 'foreign-key-type-differs',
  inventory: ['D015'],
  title: 'A foreign key and what it points at are of different types',
  level: 'warn',
  states: ['A', 'C'],
  on: 'release',
  examines: 'constraints',
  why: 'Values that one side takes the other cannot: once numbers outgrow the narrower one, inserts fail with 22003. Comparing them may need a cast that no index serves.',
  judge: (release) =>
    newKeysIn(release).flatMap(({ table, key }) =>
      key.columns.flatMap((column, i): ReleaseFinding[] => {
        const target = release.after.tables.find((item) => plainName(item) === plainName(key.target));
        const type = typeOf(table, column);
        const other = typeOf(target, key.targetColumns[i]);
        if (type === undefined || other === undefined || type === other) return [];
        return [
          {
            outcome: 'fail',
            key: `${plainName(table)}.${column}`,
            places: columnPlaces(table, [column]),
            message: `${plainName(table)}.${column} is ${type} and points at ${plainName(key.target)}.${key.targetColumns[i] ?? ''}, which is ${other}.`,
            table,
            name: column,
          },
        ];
      }),
    ),
  fix: ({ table, name = '' }) => `Give ${plainName(table)}.${name} the type of the column that it points at.`,
  examples: {
    bad: [
      {
        title: 'int and bigint',
        before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
        after: 'CREATE TABLE orders (id int PRIMARY KEY, buyer int REFERENCES users);',
      },
    ],
    good: [
      {
        title: 'the same type',
        before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
        after: 'CREATE TABLE orders (id int PRIMARY KEY, buyer bigint REFERENCES users);',
      },
    ],
  },
};
