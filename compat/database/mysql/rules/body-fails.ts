import { bodyFails as shared } from '../../rules/body-fails.ts';

export const bodyFails: typeof shared = {
  ...shared,
  title: 'A view, trigger, routine or event of the database fails on the new schema',
  why: 'MySQL looks into what it keeps only when it is used. The migration succeeds, and the first query on the view (1356), write to the table of the trigger or call of the routine (1054, 1146, 1305) fails, from old code and new.',
  examples: {
    bad: [
      {
        title: 'a view reads a column that is gone',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE VIEW recent AS SELECT id, note FROM orders;',
        after: 'ALTER TABLE orders DROP COLUMN note;',
      },
      {
        title: 'a view reads a table that is renamed',
        before: 'CREATE TABLE orders (id int PRIMARY KEY); CREATE VIEW recent AS SELECT id FROM orders;',
        after: 'RENAME TABLE orders TO purchases;',
      },
      {
        title: 'a trigger uses a column of its table that is gone',
        before: `CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE TABLE audit (what text);
          CREATE TRIGGER log_order AFTER INSERT ON orders FOR EACH ROW INSERT INTO audit (what) VALUES (NEW.note);`,
        after: 'ALTER TABLE orders DROP COLUMN note;',
      },
      {
        title: 'a trigger writes a table that is gone, in one of its branches',
        before: `CREATE TABLE orders (id int PRIMARY KEY, paid int); CREATE TABLE audit (what text);
          CREATE TRIGGER log_order BEFORE UPDATE ON orders FOR EACH ROW BEGIN
            DECLARE old_sum int DEFAULT 0;
            IF NEW.paid > 100 THEN INSERT INTO audit SET what = NEW.id; END IF;
          END;`,
        after: 'DROP TABLE audit;',
      },
      {
        title: 'a procedure calls one that takes more by now',
        before: `CREATE PROCEDURE one(a int) BEGIN SELECT a; END;
          CREATE PROCEDURE two() BEGIN CALL one(1); END;`,
        after: 'DROP PROCEDURE one; CREATE PROCEDURE one(a int, b int) BEGIN SELECT a; END;',
      },
      {
        title: 'an event deletes by a column that is renamed',
        before: `CREATE TABLE carts (id int PRIMARY KEY, at datetime);
          CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY DO DELETE FROM carts WHERE at < now() - INTERVAL 1 DAY;`,
        after: 'ALTER TABLE carts RENAME COLUMN at TO made_at;',
      },
      {
        title: 'a new function names what is not there',
        before: 'CREATE TABLE orders (id int PRIMARY KEY);',
        after: `CREATE FUNCTION last_order() RETURNS int READS SQL DATA RETURN (SELECT max(number) FROM orders);`,
      },
    ],
    good: [
      {
        title: 'the view is created again without the column',
        before:
          'CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE VIEW recent AS SELECT id, note FROM orders;',
        after: 'ALTER TABLE orders DROP COLUMN note; CREATE OR REPLACE VIEW recent AS SELECT id FROM orders;',
      },
      {
        title: 'variables are named as columns that are gone',
        before: `CREATE TABLE orders (id int PRIMARY KEY, note varchar(9), n int);
          CREATE PROCEDURE count_up(wanted int) BEGIN
            DECLARE done, note int DEFAULT 0;
            DECLARE numbers CURSOR FOR SELECT n FROM orders WHERE id = wanted;
            DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = 1;
            OPEN numbers;
            each_one: LOOP
              FETCH numbers INTO note;
              IF done THEN LEAVE each_one; END IF;
              UPDATE orders SET n = note + 1 WHERE id = wanted LIMIT 1;
            END LOOP;
            CLOSE numbers;
            SELECT count(*) INTO note FROM orders;
          END;`,
        after: 'ALTER TABLE orders DROP COLUMN note;',
      },
      {
        title: 'it failed before too',
        before: `CREATE TABLE orders (id int PRIMARY KEY);
          CREATE PROCEDURE broken() BEGIN SELECT nothing FROM orders; END;`,
        after: 'ALTER TABLE orders ADD COLUMN region text;',
      },
    ],
  },
};
