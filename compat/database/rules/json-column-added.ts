import { judgeHazard } from '../judgements.ts';
import type { ChangeRule } from '../rule.ts';
import { columnName, columnPlace } from '../wording.ts';

export const jsonColumnAdded: ChangeRule<'json-column-added', 'none'> = {
  id: 'json-column-added',
  inventory: ['C035'],
  title: 'A new column has a type without equality',
  level: 'info',
  states: ['A'],
  on: 'json-column-added',
  examines: 'columns',
  why: 'Values of json cannot be compared: an old SELECT DISTINCT, UNION or GROUP BY over all columns of the table fails with 42883 from then on.',
  cause: ({ table, added }) => columnName({ table, column: added.name }),
  places: ({ table, added }) => [columnPlace({ table, column: added.name })],
  proofFor: () => ({ kind: 'none' }),
  judge: ({ table, added }) =>
    judgeHazard(`Column ${columnName({ table, column: added.name })} is new and of type json.`),
  fix: ({ table, added }) => `Make ${columnName({ table, column: added.name })} a jsonb column.`,
  examples: {
    bad: [
      {
        title: 'json',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN extra json;',
      },
    ],
    good: [
      {
        title: 'jsonb',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN extra jsonb;',
      },
    ],
  },
};
