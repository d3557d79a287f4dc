import { judgeHazard } from '../judgements.ts';
import { plainName } from '../sql.ts';
import type { ChangeRule } from '../rule.ts';
import { enumPlaces } from '../wording.ts';

export const enumValuesReordered: ChangeRule<'enum-values-reordered', 'none'> = {
  id: 'enum-values-reordered',
  inventory: ['C016'],
  title: 'The values of an enum stand in another order',
  level: 'warn',
  states: ['A', 'C'],
  on: 'enum-values-reordered',
  examines: 'enum values',
  why: 'ORDER BY, <, > and max() of old code go by this order: its queries work and give something else.',
  cause: (change) => plainName(change.enum),
  places: enumPlaces,
  proofFor: () => ({ kind: 'none' }),
  judge: (change) =>
    judgeHazard(
      `The values of ${plainName(change.enum)} stood in the order ${change.order.join(', ')} and now stand in the order ${change.newOrder.join(', ')}.`,
    ),
  fix: (change) =>
    `Keep the order of ${plainName(change.enum)}, and let new code sort by a CASE or a column of its own.`,
  examples: {
    bad: [
      {
        title: 'the type is exchanged for one in another order',
        before: `CREATE TYPE size AS ENUM ('s', 'l', 'm'); CREATE TABLE shirts (size size);`,
        after: `ALTER TYPE size RENAME TO size_old; CREATE TYPE size AS ENUM ('s', 'm', 'l');
          ALTER TABLE shirts ALTER COLUMN size TYPE size USING size::text::size; DROP TYPE size_old;`,
      },
    ],
    good: [
      {
        title: 'a value comes between others',
        before: `CREATE TYPE size AS ENUM ('s', 'l'); CREATE TABLE shirts (size size);`,
        after: `ALTER TYPE size ADD VALUE 'm' BEFORE 'l';`,
      },
    ],
  },
};
