/** Questions about MySQL's rows against what the server itself does with them. Skipped by name without MariaDB. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChangeOf } from '../../changes.ts';
import type { TextRow } from '../../engine/messages.ts';
import { connect } from '../server/connection.ts';
import type { MysqlSession } from '../server/connection.ts';
import { hasMariadb, startMariadb } from '../server/mariadb.test-support.ts';
import type { Mariadb } from '../server/mariadb.test-support.ts';
import { canonicalType } from '../type.ts';
import { labelsInUse } from './labels-in-use.ts';
import { misfits } from './misfits.ts';
import { mysqlVersion } from './live-facts.ts';

const strict = 'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE';
const orders = { schema: 'public', name: 'orders' };

function column(type: string): ChangeOf<'column-type-narrowed'>['before'] {
  const common = { position: 1, notNull: false, default: null, identity: null, generated: false };
  return { ...common, name: 'v', type: type.includes(' c') ? type : canonicalType(type) };
}

describe.skipIf(!hasMariadb)('what MySQL rows are asked', () => {
  let server: Mariadb;
  let session: MysqlSession;
  const ask = (sql: string): Promise<TextRow[]> => session.rows(sql, 10_000);

  beforeAll(async () => {
    server = await startMariadb();
    const { signal } = new AbortController();
    session = await connect({ url: server.url(), what: 'The server', signal });
    await ask('CREATE DATABASE shop CHARACTER SET utf8mb4');
    await ask('USE shop');
  });
  afterAll(async () => {
    await session.close();
    await server.stop();
  });

  async function fill(type: string, values: readonly string[]): Promise<void> {
    await ask('DROP TABLE IF EXISTS orders');
    const written = type.replace(/ charset /, ' CHARACTER SET ');
    await ask(`CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY, v ${written})`);
    for (const value of values) await ask(`INSERT INTO orders (v) VALUES (${value})`);
  }

  /** Whether the server takes the change with this one value, and keeps the value. */
  async function isRefused(to: string): Promise<boolean> {
    await ask(`SET sql_mode = '${strict}'`);
    const type = to.replace(/ charset /, ' CHARACTER SET ');
    return ask(`ALTER TABLE orders MODIFY v ${type}`).then(
      () => false,
      () => true,
    );
  }

  // Each value alone, so that the server can be asked about it.
  test.each([
    ['varchar(20)', 'int', `'12'`, false],
    ['varchar(20)', 'int', `'12abc'`, true],
    ['varchar(20)', 'int', `''`, true],
    ['varchar(20)', 'int', `'3000000000'`, true],
    ['varchar(20)', 'int unsigned', `'-1'`, true],
    ['varchar(20)', 'decimal(5,2)', `'12.34'`, false],
    ['varchar(20)', 'decimal(5,2)', `'1234.5'`, true],
    ['varchar(20)', 'double', `'1e3'`, false],
    ['varchar(20)', 'date', `'2026-11-21'`, false],
    ['varchar(20)', 'date', `'yesterday'`, true],
    ['varchar(20)', 'datetime', `'2026-02-31 00:00:00'`, true],
    ['varchar(20)', `enum('new','o\\\\ld')`, `'lost'`, true],
    ['varchar(20)', `enum('new','old')`, `'new'`, false],
    ['int', 'varchar(3)', '1234', true],
    ['int', 'varchar(3)', '-12', false],
    ['int', 'int unsigned', '-1', true],
    ['int unsigned', 'int', '3000000000', true],
    ['bigint unsigned', 'bigint', '9223372036854775808', true],
    ['float', 'float unsigned', '-1.5', true],
    ['double', 'float', '1e300', true],
    ['double', 'float', '2.5', false],
    ['decimal(8,2)', 'decimal(5,2)', '12345.5', true],
    ['text', 'varchar(3)', `'abcd'`, true],
    ['varchar(9)', 'varbinary(3)', `'\u00e9\u00e9'`, true],
    ['datetime', 'timestamp', `'1950-01-01 00:00:00'`, true],
    ['datetime', 'timestamp', `'2026-11-21 10:00:00'`, false],
    ['varchar(9) charset utf8mb4', 'varchar(9) charset latin1', `'caf\u00e9'`, false],
    ['varchar(9) charset utf8mb4', 'varchar(9) charset latin1', `'\u4e16'`, true],
    ['varchar(9) charset utf8mb4', 'varchar(9) charset utf8mb3', `'\u{1f600}'`, true],
    ['varchar(9) charset utf8mb4', 'varchar(9) collate ascii_bin', `'caf\u00e9'`, true],
    ['varchar(9) charset utf8mb4', 'varchar(3) charset latin1', `'cafe'`, true],
  ])('%s to %s with %s: %s', async (from, to, value, isMisfit) => {
    await fill(from, ['NULL', value]);
    const change = { table: orders, newTable: orders, column: 'v', before: column(from), after: column(to) };
    const { sql, sampled = '' } = misfits({ kind: 'column-type-narrowed', ...change });
    const counts = (rows: readonly TextRow[]): number => Number(rows[0]?.['bad'] ?? 0);
    expect(counts(await ask(sql))).toBe(isMisfit ? 1 : 0);
    expect(counts(await ask(sampled.replaceAll('$1', '1')))).toBe(0);
    expect(await isRefused(to)).toBe(isMisfit);
  });

  test.each([
    ['date of a datetime', 'datetime', 'date', `'2026-11-21 10:00:00'`],
    ['a fraction of a second', 'datetime(6)', 'datetime', `'2026-11-21 10:00:00.5'`],
    ['digits behind the point', 'decimal(8,4)', 'decimal(8,2)', '1.2345'],
  ])('what would be cut without a word counts too: %s', async (_title, from, to, value) => {
    await fill(from, [value]);
    const change = { table: orders, newTable: orders, column: 'v', before: column(from), after: column(to) };
    expect(await ask(misfits({ kind: 'column-type-narrowed', ...change }).sql)).toMatchObject([{ bad: '1' }]);
    expect(await isRefused(to)).toBe(false);
  });

  test.each([
    [`enum('sad','ok')`, `'sad'`, `enum('ok')`, '1'],
    [`enum('sad','ok','sad,ok')`, `'sad,ok'`, `enum('ok','sad,ok')`, undefined],
    [`set('sad','ok')`, `'sad,ok'`, `set('ok')`, '1'],
  ])('rows of %s that hold %s are counted when it becomes %s: %s', async (from, value, to, bad) => {
    await fill(from, [value, `'ok'`, 'NULL']);
    const columns = [{ table: orders, column: 'v' }];
    const isSet = from.startsWith('set');
    const label = { enum: orders, value: 'sad', columns, isSet };
    const [found] = await ask(labelsInUse({ kind: 'enum-value-removed', ...label }).sql);
    expect(found?.['bad']).toBe(bad);
    expect(await isRefused(to)).toBe(bad !== undefined);
  });

  test('a label cannot leave its quotes, whatever a backslash means there', async () => {
    await fill('varchar(30)', [`'x'`]);
    const label = { enum: orders, value: "\\' OR 1=1 -- ", columns: [{ table: orders, column: 'v' }] };
    const { sql } = labelsInUse({ kind: 'enum-value-removed', ...label });
    for (const mode of ['', 'NO_BACKSLASH_ESCAPES']) {
      await ask(`SET sql_mode = '${mode}'`);
      expect(await ask(sql)).toEqual([]);
    }
  });
});

test.each([
  ['10.11.19-MariaDB-0+deb12u1', 'MariaDB', '10.11.19', '10.11'],
  ['8.0.36-0ubuntu0.22.04.1', 'MySQL', '8.0.36', '8.0'],
  ['9.4.0', 'MySQL', '9.4.0', '9.4'],
])('%s is %s %s', (said, product, text, release) => {
  expect(mysqlVersion(said)).toEqual({ product, text, release });
});
