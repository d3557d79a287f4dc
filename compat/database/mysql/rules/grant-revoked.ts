import { grantRevoked as shared } from '../../rules/grant-revoked.ts';

export const grantRevoked: typeof shared = {
  ...shared,
  title: 'A user or role lost rights that old code may need',
  why: 'Old code that works as this user is refused with 1142 (1044, 1143, 1370) while it runs beside new code, and after a rollback. Rights are read from the text: a scratch server is given none.',
  examples: {
    bad: [
      {
        title: 'revoked',
        before: `CREATE TABLE orders (id int); GRANT SELECT, INSERT ON orders TO 'app'@'%';`,
        after: `REVOKE INSERT ON orders FROM app;`,
      },
      {
        title: 'all rights on the database',
        before: 'CREATE TABLE orders (id int); GRANT ALL PRIVILEGES ON shop.* TO app;',
        after: 'REVOKE DELETE, EXECUTE ON shop.* FROM app;',
      },
      {
        title: 'the user is dropped',
        before: `CREATE TABLE orders (id int); GRANT SELECT ON orders TO 'app'@'%';`,
        after: `DROP USER IF EXISTS 'app'@'%';`,
      },
      {
        title: 'the user has another name',
        before: `CREATE TABLE orders (id int); GRANT SELECT ON orders TO 'app'@'%';`,
        after: `RENAME USER 'app'@'%' TO 'shop'@'%';`,
      },
    ],
    good: [
      {
        title: 'more is granted',
        before: 'CREATE TABLE orders (id int, note text); GRANT SELECT (id) ON orders TO app;',
        after: 'GRANT SELECT (note), UPDATE ON orders TO app;',
      },
      {
        title: 'the table goes with its rights',
        before: 'CREATE TABLE orders (id int); GRANT SELECT ON orders TO app;',
        after: 'REVOKE SELECT ON orders FROM app; DROP TABLE orders;',
      },
    ],
  },
};
