import type { ReleaseFinding } from '../rule.ts';
import type { ReleaseRule } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnName, columnPlace } from '../wording.ts';

const betterTypes: readonly (readonly [type: RegExp, better: string])[] = [
  [/^money$/, 'numeric'],
  [/^character(\(|$)/, 'text'],
  [/^timestamp.* without time zone$/, 'timestamp with time zone'],
  [/^time.* with time zone$/, 'timestamp with time zone'],
  [/^(real|double precision)$/, 'numeric'],
  [/^json$/, 'jsonb'],
];

export const columnTypeDiscouraged: ReleaseRule = {
  id: 'column-type-discouraged',
  inventory: ['S001', 'S014'],
  title: 'A new column has a type with a trap',
  level: 'off',
  states: ['A'],
  on: 'release',
  examines: 'columns',
  why: 'Each of these types surprises somebody later: money by its rounding and currency, char by its blanks, timestamps without a zone by the zone of the session, integers by their end.',
  judge: ({ changes }) =>
    changes.flatMap((change): ReleaseFinding[] => {
      if (!('added' in change)) return [];
      const { newTable: table, added } = change;
      const better = betterTypes.find(([type]) => type.test(added.type))?.[1];
      if (better === undefined) return [];
      const key = columnName({ table, column: added.name });
      return [
        {
          outcome: 'fail',
          key,
          places: [columnPlace({ table, column: added.name })],
          message: `Column ${key} is ${added.type}; ${better} would do better.`,
          table,
          name: added.name,
        },
      ];
    }),
  fix: ({ table, name = '' }) =>
    `Choose another type for ${plainName(table)}.${name} while it holds no rows.`,
  examples: {
    bad: [
      {
        title: 'money',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int);',
        after: 'ALTER TABLE orders ADD COLUMN price money;',
      },
    ],
    good: [
      {
        title: 'numeric',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note text, buyer int);',
        after: 'ALTER TABLE orders ADD COLUMN price numeric(12, 2);',
      },
    ],
  },
};
