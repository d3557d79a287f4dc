import { migrationFailsOnRows as shared } from '../../rules/migration-fails-on-rows.ts';

export const migrationFailsOnRows: typeof shared = {
  ...shared,
  why: 'The release stops in the middle. MySQL undoes no DDL, so the statements before stay, and neither old nor new code knows the schema that is left.',
  examples: {
    bad: [
      {
        title: 'a row that it adds is there already',
        before: 'CREATE TABLE plans (id int PRIMARY KEY); INSERT INTO plans VALUES (1);',
        after: 'INSERT INTO plans VALUES (1);',
      },
    ],
    good: [
      {
        title: 'all rows can be converted',
        before: `CREATE TABLE orders (id int, total varchar(9)); INSERT INTO orders VALUES (1, '12');`,
        after: 'ALTER TABLE orders MODIFY total int;',
      },
      {
        title: 'a finding of a change says it',
        before: `CREATE TABLE users (email varchar(9)); INSERT INTO users VALUES ('a@x'), ('a@x');`,
        after: 'CREATE UNIQUE INDEX by_email ON users (email);',
      },
    ],
  },
};
