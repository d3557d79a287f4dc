import { place } from '../../../reports/index.ts';
import type { StepFailure } from '../rollback/rehearsal.ts';
import type { RollbackFinding, RollbackRule } from '../rule.ts';
import { columnPlace, faultText, tablePlace } from '../wording.ts';

export const downFails: RollbackRule = {
  id: 'down-fails',
  inventory: ['B002'],
  title: 'The release cannot be taken back',
  level: 'warn',
  states: ['C'],
  on: 'rehearsal',
  examines: 'downs',
  why: 'Whoever takes the release back in a hurry ends between both schemas: a part of it is gone, the rest stays, and neither code knows what is left.',
  judge: ({ failure, rowFaults }) => [
    ...(failure === undefined ? [] : [failed(failure)]),
    ...rowFaults.map((fault): RollbackFinding => {
      const { file, line, table, column } = fault;
      return {
        outcome: 'fail',
        message: `It cannot be taken back over rows that are there: ${faultText(fault)}.`,
        key: `${file}:${fault.code}`,
        places: [column === undefined ? tablePlace(table) : columnPlace({ table, column })],
        source: { file, line },
      };
    }),
  ],
  fix: ({ key }) =>
    `Correct ${key.replace(/:.*$/, '')}, and try it on a database that the release was applied to.`,
  examples: {
    bad: [
      {
        title: 'a name that the release never made',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        down: 'ALTER TABLE orders DROP COLUMN area;',
      },
      {
        title: 'a view still stands on the column',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text; CREATE VIEW regions AS SELECT region FROM orders;',
        down: 'ALTER TABLE orders DROP COLUMN region; DROP VIEW regions;',
      },
      {
        title: 'a row that the release inserts does not fit the old column',
        before: 'CREATE TABLE plans (id int PRIMARY KEY, name text NOT NULL);',
        after: 'ALTER TABLE plans ALTER COLUMN name DROP NOT NULL; INSERT INTO plans VALUES (1, NULL);',
        down: 'ALTER TABLE plans ALTER COLUMN name SET NOT NULL;',
      },
    ],
    good: [
      {
        title: 'what went up comes down',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: 'ALTER TABLE orders ADD COLUMN region text;',
        down: 'ALTER TABLE orders DROP COLUMN region;',
      },
    ],
  },
};

function failed({ file, line, said, timedOut }: StepFailure): RollbackFinding {
  return {
    outcome: timedOut ? 'inconclusive' : 'fail',
    message: timedOut
      ? `Whether ${file} takes the release back is not known: ${said}`
      : `${file} fails, and nothing before it was taken back: ${said}.`,
    key: file,
    places: [place.migration(file)],
    source: { file, ...(line !== undefined && { line }) },
  };
}
