import { expect, test } from 'vitest';
import { isForOther } from './dialect.ts';

test.each([
  ['1_a.sql', false, false],
  ['1_a.postgres.up.sql', false, true],
  ['1_a.mysql.up.sql', true, false],
  ['1_a.sqlite3.down.sql', true, true],
  ['1_a.mysql.autocommit.up.sql', true, false],
  ['mariadb/1_a.sql', true, false],
  ['postgresql/1_a.sql', false, true],
  ['1_drop_mysql_users.sql', false, false],
  ['1_oracle_of_delphi.sql', false, false],
])('%s is for another engine than PostgreSQL: %s, than MySQL: %s', (name, postgresql, mysql) => {
  expect([isForOther(name, 'postgresql'), isForOther(name, 'mysql')]).toEqual([postgresql, mysql]);
});
