import type { QueryRule } from '../rule.ts';

export const oldQueryResultChanges: QueryRule = {
  id: 'old-query-result-changes',
  inventory: ['C018', 'C019', 'C040'],
  title: 'A query of old code takes or returns other columns or types',
  level: 'warn',
  states: ['A'],
  on: 'old queries',
  examines: 'queries',
  why: 'Old code still gets an answer, but of another shape: drivers map types differently (bigint arrives as text), and a statement that a driver prepared before the migration fails after it (0A000).',
  judge: ({ name, onOld, onNew, kept }) => {
    if (!onOld.works || !onNew.works) return undefined;
    const shapes = [onOld, onNew].map(({ results }) =>
      results.map(({ name: column, type }) => `${column} ${type}`).join(', '),
    );
    const parameters = [onOld, onNew].map((plan) => plan.parameters.join(', '));
    const drifts = [
      ...(shapes[0] === shapes[1] ? [] : [`returned (${shapes[0]}) and now returns (${shapes[1]})`]),
      ...(parameters[0] === parameters[1]
        ? []
        : [`took (${parameters[0]}) and now takes (${parameters[1]})`]),
    ];
    const broken =
      kept?.works === false
        ? [`fails where it was prepared before the migration: ${kept.error.code} ${kept.error.message}`]
        : [];
    if (drifts.length + broken.length === 0) return undefined;
    return {
      outcome: 'fail',
      message: `Query ${name} ${[...drifts, ...broken].join('; it ')}.`,
      // Drivers that send values as text do not see the type of a parameter.
      ...(shapes[0] === shapes[1] && broken.length === 0 && { level: 'info' }),
    };
  },
  fix: ({ name }) => `Let ${name} name its columns and cast them to the types that old code expects.`,
  examples: {
    bad: [
      {
        title: 'it takes all columns, and there is one more',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        oldQueries: ['SELECT * FROM orders'],
      },
      {
        title: 'a type is widened',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ALTER COLUMN id TYPE bigint;',
        oldQueries: ['SELECT id FROM orders'],
      },
      {
        title: 'a prepared statement was promised another length',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, note varchar(10));',
        after: 'ALTER TABLE orders ALTER COLUMN note TYPE varchar(20);',
        oldQueries: ['SELECT note FROM orders'],
      },
      {
        title: 'a parameter changes its type',
        before: 'CREATE TABLE orders (id int PRIMARY KEY, number int);',
        after: 'ALTER TABLE orders ALTER COLUMN number TYPE text;',
        oldQueries: ['SELECT id FROM orders WHERE number = $1'],
      },
    ],
    good: [
      {
        title: 'it names its columns',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        oldQueries: ['SELECT id FROM orders'],
      },
    ],
  },
};
