import { migrationHalfApplied as shared } from '../../rules/migration-half-applied.ts';

export const migrationHalfApplied: typeof shared = {
  ...shared,
  level: 'info',
  why: 'MySQL ends the transaction at each statement that changes the schema: where one fails, those before it stay, and neither the migration nor its way back fits the schema that is left.',
  fix: ({ name = '' }) =>
    `Cut ${name} into files of one statement each, put the changes of one table into one ALTER TABLE, or write each statement so that it can run twice.`,
  examples: {
    bad: [
      {
        title: 'two tables in one file',
        before: 'CREATE TABLE a (id int); CREATE TABLE b (id int);',
        after: 'ALTER TABLE a ADD COLUMN note text; ALTER TABLE b ADD COLUMN note text;',
      },
    ],
    good: [
      {
        title: 'one statement',
        before: 'CREATE TABLE a (id int);',
        after: 'ALTER TABLE a ADD COLUMN note text, ADD COLUMN region text;',
      },
      {
        title: 'rows alone, in one transaction',
        before: 'CREATE TABLE a (id int PRIMARY KEY, note text);',
        after: `START TRANSACTION; UPDATE a SET note = '' WHERE id = 1; DELETE FROM a WHERE id = 2; COMMIT;`,
      },
    ],
  },
};
