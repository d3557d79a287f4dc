import { triggerAdded as shared } from '../../rules/trigger-added.ts';

export const triggerAdded: typeof shared = {
  ...shared,
  examples: {
    bad: [
      {
        title: 'on a table that old code writes',
        before: 'CREATE TABLE orders (id int, at datetime);',
        after: 'CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW SET NEW.at = now();',
      },
    ],
    good: [
      {
        title: 'on a new table',
        before: 'CREATE TABLE users (id int);',
        after: `CREATE TABLE orders (id int, at datetime);
          CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW SET NEW.at = now();`,
      },
      {
        title: 'created again as it was',
        before: `CREATE TABLE orders (id int, at datetime);
          CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW SET NEW.at = now();`,
        after: `DROP TRIGGER touch;
DELIMITER //
CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW
  SET NEW.at = NOW() //`,
      },
    ],
  },
};
