import type { SequenceState } from '../data/live-facts.ts';
import type { LiveRule, RollbackFinding } from '../rule.ts';
import { plainName } from '../sql.ts';
import { columnName, columnPlace, tablePlace } from '../wording.ts';

/** Share of its values from which on a sequence is told. */
const usedShareMax = 0.8;

export const sequenceNearlyUsedUp: LiveRule = {
  id: 'sequence-nearly-used-up',
  inventory: ['D011'],
  title: 'A sequence has few values left for its column',
  level: 'warn',
  states: ['A'],
  on: 'live database',
  examines: 'sequences',
  why: 'When the last value is taken every insert fails with 2200H or 22003, whichever version of the code writes. Two versions that write at once take values faster.',
  judge: ({ sequences }) => sequences.filter(({ last, max }) => last / max >= usedShareMax).map(nearlyUsedUp),
  fix: ({ key }) =>
    `Widen what ${key} counts for to bigint before it is full: with a new column that is filled and swapped, where the table is large.`,
  examples: {
    bad: [
      {
        title: 'an integer key near its end',
        before: 'CREATE TABLE orders (id serial PRIMARY KEY);',
        data: `SELECT setval('orders_id_seq', 2000000000);`,
        after: 'ALTER TABLE orders ADD COLUMN note text;',
      },
      {
        title: 'a bigint sequence behind an integer column',
        before: `CREATE TABLE orders (id int); CREATE SEQUENCE ids OWNED BY orders.id;`,
        data: `SELECT setval('ids', 2147483000);`,
        after: 'ALTER TABLE orders ADD COLUMN note text;',
      },
    ],
    good: [
      {
        title: 'the same value in a bigint column',
        before: 'CREATE TABLE orders (id bigserial PRIMARY KEY);',
        data: `SELECT setval('orders_id_seq', 2000000000);`,
        after: 'ALTER TABLE orders ADD COLUMN note text;',
      },
      {
        title: 'one that begins again',
        before: 'CREATE SEQUENCE slots MAXVALUE 10 CYCLE;',
        data: `SELECT setval('slots', 10);`,
        after: 'CREATE TABLE orders (id int);',
      },
    ],
  },
};

function nearlyUsedUp(sequence: SequenceState): RollbackFinding {
  const { column, last, max } = sequence;
  const used = Math.floor((100 * last) / max);
  const owner = column === null ? '' : ` for ${columnName(column)}`;
  return {
    key: plainName(sequence),
    places: [column === null ? tablePlace(sequence) : columnPlace(column)],
    outcome: 'fail',
    message: `Sequence ${plainName(sequence)} has used ${used} % of its values${owner}.`,
  };
}
