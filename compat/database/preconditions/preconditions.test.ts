/** The same questions on PostgreSQL, on MySQL read by its text, and on MariaDB where there is one. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { openParser } from '../mysql/parser.ts';
import { hasMariadb, startMariadb } from '../mysql/server/mariadb.test-support.ts';
import { openScratchDatabase } from '../mysql/server/scratch-database.ts';
import { serverGround } from '../mysql/server/server-ground.ts';
import { textGround } from '../mysql/text-ground.ts';
import { readElements } from '../read/liquibase/element.ts';
import { liquibase } from '../read/layouts/liquibase.ts';
import type { Migration } from '../read/migration.ts';
import type { Ground } from './ground.ts';
import { Inquirer } from './inquiry.ts';
import { postgresGround } from './postgres-ground.ts';
import { settle, settleAlone } from './settle.ts';

const { signal } = new AbortController();

const schema = `CREATE TABLE buyers (id int PRIMARY KEY);
  CREATE TABLE orders (id int PRIMARY KEY, buyer int, code varchar(9), CONSTRAINT of_buyer FOREIGN KEY (buyer) REFERENCES buyers (id));
  CREATE UNIQUE INDEX by_code ON orders (code, id);
  ALTER TABLE orders ADD CONSTRAINT one_code UNIQUE (code);
  CREATE VIEW paid AS SELECT id FROM orders;
  INSERT INTO buyers VALUES (1), (2);`;

/** Each with what it asks, and whether that is so; those of rows are not answered by the text. */
const conditions: readonly (readonly [xml: string, holds: boolean])[] = [
  ['<tableExists tableName="ORDERS"/>', true],
  ['<tableExists tableName="paid"/>', false],
  ['<not><tableExists tableName="orders"/><tableExists tableName="lost"/></not>', false],
  ['<viewExists viewName="paid"/>', true],
  ['<viewExists viewName="orders"/>', false],
  ['<columnExists tableName="orders" columnName="Code"/>', true],
  ['<columnExists tableName="lost" columnName="code"/>', false],
  ['<indexExists indexName="by_code"/>', true],
  ['<indexExists tableName="orders" columnNames="code, id"/>', true],
  ['<indexExists tableName="buyers" indexName="by_code"/>', false],
  ['<primaryKeyExists tableName="orders"/>', true],
  ['<primaryKeyExists tableName="paid"/>', false],
  ['<uniqueConstraintExists tableName="orders" columnNames="code"/>', true],
  ['<uniqueConstraintExists tableName="orders" constraintName="two_codes"/>', false],
  ['<foreignKeyConstraintExists foreignKeyTableName="orders" foreignKeyName="of_buyer"/>', true],
  ['<foreignKeyConstraintExists foreignKeyName="of_seller"/>', false],
  ['<or><viewExists viewName="lost"/><and><viewExists viewName="paid"/></and></or>', true],
  ['<sequenceExists sequenceName="lost"/>', false],
  ['<changeSetExecuted id="1" author="ann" changeLogFile="db/a.sql"/>', true],
  ['<changeSetExecuted id="2" author="ann" changeLogFile="db/a.sql"/>', false],
];

const ofRows: typeof conditions = [
  ['<rowCount tableName="buyers" expectedRows="2"/>', true],
  ['<rowCount tableName="buyers" expectedRows="3"/>', false],
  ['<tableIsEmpty tableName="orders"/>', true],
  ['<tableIsEmpty tableName="BUYERS"/>', false],
  ['<sqlCheck expectedResult="1">SELECT count(*) FROM buyers WHERE id > 1;</sqlCheck>', true],
  ['<sqlCheck expectedResult="1">SELECT id FROM orders</sqlCheck>', false],
];

async function answersOf(ground: Ground, asked: typeof conditions): Promise<unknown[]> {
  const inquirer = new Inquirer(ground, new Set(['a.sql::1::ann']));
  const answers: unknown[] = [];
  for (const [xml] of asked) {
    const { answer } = await inquirer.ask(readElements({ name: 'a.xml', text: xml }));
    answers.push([xml, answer === 'unknown' ? answer : answer === 'holds']);
  }
  return answers;
}

const step = (guard: string, sql: string, id: string): string =>
  [`--changeset ann:${id}`, ...(guard === '' ? [] : guard.split('\n')), sql].join('\n');

function read(...steps: readonly string[]): readonly Migration[] {
  const text = ['--liquibase formatted sql', ...steps].join('\n');
  return liquibase.read([{ name: 'a.sql', text }], 'postgresql').migrations;
}

describe('on PostgreSQL', () => {
  let engine: Engine;
  let ground: Ground;
  beforeAll(async () => {
    engine = await openEngine([], { signal, timeLeftMs: () => 60_000 });
    ground = postgresGround(engine);
  });
  afterAll(() => engine.close());
  beforeEach(() => ground.reset());

  test('every question is answered', async () => {
    await ground.apply([{ name: 'a', sql: schema }], false);
    expect(await answersOf(ground, [...conditions, ...ofRows])).toEqual([...conditions, ...ofRows]);
    const schemas = ['public', 'other'].map(
      (name) => `<tableExists schemaName="${name}" tableName="orders"/>`,
    );
    expect(
      await answersOf(
        ground,
        schemas.map((xml) => [xml, true]),
      ),
    ).toEqual([
      [schemas[0], true],
      [schemas[1], false],
    ]);
    expect(await answersOf(ground, [['<runningAs username="x"/>', true]])).toEqual([
      ['<runningAs username="x"/>', 'unknown'],
    ]);
  });

  const guarded = [
    step('', 'CREATE TABLE orders (id int);', '1'),
    step(
      '--preconditions onFail:MARK_RAN\n--precondition-table-exists table:legacy',
      'DROP TABLE legacy;',
      '2',
    ),
    step(
      '--preconditions onFail:CONTINUE\n--precondition-table-exists table:buyers',
      'ALTER TABLE buyers ADD a int;',
      '3',
    ),
    step(
      '--preconditions onFail:WARN\n--precondition-view-exists view:v',
      'ALTER TABLE orders ADD b int;',
      '4',
    ),
    step(
      '--preconditions onError:MARK_RAN\n--precondition-sql-check expectedResult:"0" SELECT count(*) FROM lost',
      'DROP TABLE lost;',
      '5',
    ),
    step('--precondition-column-exists table:orders', 'ALTER TABLE orders ADD c int;', '6'),
  ];

  test('a step is passed over, put off, or run, as it says; what was put off is asked again', async () => {
    const baseline = read(...guarded);
    const candidate = read(
      step('', 'CREATE TABLE buyers (id int);', '0'),
      ...guarded,
      step('', 'ALTER TABLE nowhere ADD a int;', '7').replace('ann:7', 'ann:7 failOnError:false'),
    );
    const settled = await settle({ baseline, candidate }, ground);
    const idsOf = (migrations: readonly Migration[]): string =>
      migrations.map(({ name }) => name.split('::')[1]).join('');
    expect([idsOf(settled.baseline), idsOf(settled.candidate)]).toEqual(['146', '01346']);
    expect(settled.candidate.some((one) => 'guards' in one || 'mayFail' in one)).toBe(false);
    expect(settled.remarks).toEqual([
      'Not run, and marked as run, because of their preconditions: a.sql::2::ann (tableExists legacy), a.sql::5::ann (sqlCheck 0 SELECT count(*) FROM lost: relation "lost" does not exist).',
      'Not run now, and asked again with each update, because of their preconditions: a.sql::3::ann (tableExists buyers).',
      'Run although their preconditions do not hold, as they only warn: a.sql::4::ann (viewExists v).',
      'Preconditions that ask rows met those that the history inserts, not those of the live database: a.sql::5::ann.',
      'Run without an answer to their preconditions, which could not be asked here: a.sql::6::ann (precondition-column-exists table:orders).',
      'Failed and left out, because failOnError allows it: a.sql::7::ann.',
    ]);
  });

  test('where nothing more may run, file and changeset are told', async () => {
    const migrations = read(
      ...guarded.slice(0, 1),
      step('--precondition-table-exists table:t', 'SELECT 1;', '9'),
    );
    await expect(settleAlone(migrations, ground)).rejects.toMatchObject({
      code: 'migration-failed',
      message: 'The migration failed: its precondition does not hold: tableExists t',
      where: 'a.sql::9::ann:5',
    });
  });

  test('where histories part, the candidate begins anew', async () => {
    const baseline = read(step('', 'CREATE TABLE legacy (id int);', '1'), guarded[1]!);
    const { candidate } = await settle({ baseline, candidate: read(...guarded) }, ground);
    expect(candidate.map(({ name }) => name)).not.toContain('a.sql::2::ann');
    expect(await ground.objects()).toEqual([]);
  });
});

test('MySQL by its text: what the schema holds is answered, rows are not', async () => {
  const ground = textGround(await openParser());
  await ground.apply([{ name: 'a', sql: schema }], false);
  expect(await answersOf(ground, conditions)).toEqual(conditions);
  expect(await answersOf(ground, ofRows)).toEqual(ofRows.map(([xml]) => [xml, 'unknown']));
});

test.skipIf(!hasMariadb)('MariaDB answers all of it', async () => {
  const server = await startMariadb();
  try {
    const scratch = await openScratchDatabase({ url: server.url(), signal });
    const ground = serverGround({ ...scratch, timeLeftMs: () => 30_000 });
    await ground.apply([{ name: 'a', sql: schema }], false);
    expect(await answersOf(ground, [...conditions, ...ofRows])).toEqual([...conditions, ...ofRows]);
    await scratch.close();
  } finally {
    await server.stop();
  }
});
