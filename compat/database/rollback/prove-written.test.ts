import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChangeKind } from '../changes.ts';
import { diffSchemas } from '../diff/diff.ts';
import { openEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { judgeWritten } from '../judgements.ts';
import { observe } from '../observe.ts';
import type { ProofOf } from '../proof.ts';
import { queriesIn } from '../queries/read-queries.ts';
import { boundaryValues } from './boundary-values.ts';
import { rowsIn } from './new-rows.ts';
import { proveWritten } from './prove-written.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await openEngine([], { signal: new AbortController().signal, timeLeftMs: () => 120_000 });
}, 60_000);
afterAll(() => engine.close());

interface Release {
  readonly before: string;
  readonly after: string;
  readonly newData?: string;
  readonly oldQueries?: string;
}

async function proven(
  kind: ChangeKind,
  { before, after, newData, oldQueries }: Release,
): Promise<ProofOf<'written'>> {
  await engine.reset();
  const baseline = [{ name: '1.sql', sql: before }];
  const observed = await observe(engine, {
    baseline,
    candidate: [...baseline, { name: '2.sql', sql: after }],
    oldQueries: oldQueries === undefined ? [] : queriesIn('q.sql', oldQueries),
    newQueries: [],
  });
  if (newData !== undefined) await engine.apply([{ name: 'new.sql', sql: newData }]);
  const change = diffSchemas(observed.before, observed.after, observed.identity).find(
    (item) => item.kind === kind,
  );
  return proveWritten(change!, {
    engine,
    oldQueries: observed.oldQueries,
    reversed: diffSchemas(observed.after, observed.before, observed.identity),
    newRows: newData === undefined ? undefined : rowsIn(engine, 'new.sql'),
    hashKey: 'key',
    now: () => new Date(0),
  });
}

const users = 'CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL UNIQUE, age int CHECK (age > 0));';

describe('a row that new code may write', () => {
  test.each([
    ['not-null-dropped', users, 'ALTER TABLE users ALTER email DROP NOT NULL', 'no value in email'],
    [
      'check-dropped',
      users,
      'ALTER TABLE users DROP CONSTRAINT users_age_check',
      'a number below zero in age',
    ],
    [
      'unique-index-dropped',
      users,
      'ALTER TABLE users DROP CONSTRAINT users_email_key',
      'the same value twice in email',
    ],
    ['column-type-widened', users, 'ALTER TABLE users ALTER age TYPE bigint', 'the largest number in age'],
    [
      'column-type-widened',
      'CREATE TABLE a (b varchar(7))',
      'ALTER TABLE a ALTER b TYPE text',
      'a text of 8 characters in b',
    ],
    [
      'enum-value-added',
      `CREATE TYPE m AS ENUM ('a'); CREATE TABLE a (m m)`,
      `ALTER TYPE m ADD VALUE 'b'`,
      "the value 'b' in m",
    ],
    [
      'foreign-key-dropped',
      'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a int CONSTRAINT fk REFERENCES a)',
      'ALTER TABLE b DROP CONSTRAINT fk',
      'a number below zero in a',
    ],
    [
      'not-null-dropped',
      'CREATE TABLE a (b int, c int, d int NOT NULL, CHECK (num_nonnulls(b, c) < 2))',
      'ALTER TABLE a ALTER d DROP NOT NULL',
      'no value in d',
    ],
    [
      'check-dropped',
      `${users} CREATE TABLE b (u int NOT NULL REFERENCES users, n int CONSTRAINT c CHECK (n > 0))`,
      'ALTER TABLE b DROP CONSTRAINT c; ALTER TABLE b RENAME n TO amount; ALTER TABLE b RENAME TO c',
      'a number below zero in amount',
    ],
  ] as const)('%s: %s %s', async (kind, before, after, expected) => {
    const proof = await proven(kind, { before, after });
    expect(proof.result).toBe('possible');
    expect(`${proof.example?.kind} in ${proof.example?.columns.join(', ')}`).toBe(expected);
    expect(judgeWritten('It changed', proof)).toMatchObject({ outcome: 'fail' });
    expect(judgeWritten('It changed', proof).level).toBeUndefined();
  });

  test('blocks when an old query fails on it that works on ordinary rows', async () => {
    const proof = await proven('column-type-widened', {
      before: 'CREATE TABLE a (id int PRIMARY KEY, n int)',
      after: 'ALTER TABLE a ALTER n TYPE bigint',
      oldQueries: '-- name: narrow\nSELECT n::int FROM a WHERE id = $1;\n-- name: fine\nSELECT n FROM a;',
    });
    expect(proof.failing).toEqual([
      {
        name: 'narrow',
        sql: 'SELECT n::int FROM a WHERE id = $1',
        code: '22003',
        message: 'integer out of range',
        kind: 'the largest number',
      },
    ]);
    expect(judgeWritten('It grew', proof)).toEqual({
      outcome: 'fail',
      level: 'block',
      message:
        'It grew. The new schema takes the largest number in n (tried on a scratch database). With the largest number the old query narrow fails: 22003 integer out of range.',
    });
  });

  test('is impossible when the new schema refuses it in another way', async () => {
    const proof = await proven('not-null-dropped', {
      before: users,
      after: 'ALTER TABLE users ADD CHECK (email IS NOT NULL), ALTER email DROP NOT NULL',
    });
    expect(proof).toMatchObject({ result: 'impossible', reason: expect.stringContaining('23514') as string });
    expect(judgeWritten('It may', proof)).toMatchObject({ outcome: 'pass' });
  });
});

describe('rows of new code that are given', () => {
  const after = 'ALTER TABLE users ALTER email DROP NOT NULL';

  test('block when the old schema cannot hold them, and stay hidden', async () => {
    const newData = `INSERT INTO users VALUES (1, NULL, 1), (2, 'secret', 1), (3, NULL, 1)`;
    const proof = await proven('not-null-dropped', { before: users, after, newData });
    expect(judgeWritten('It may be NULL', proof)).toEqual({
      outcome: 'fail',
      level: 'block',
      message: 'It may be NULL; 2 rows in new.sql do not fit the old schema.',
    });
    expect(JSON.stringify(proof)).not.toContain('secret');
  });

  test('only warn when they are not so yet', async () => {
    const newData = `INSERT INTO users VALUES (2, 'a', 1)`;
    const proof = await proven('not-null-dropped', { before: users, after, newData });
    const judgement = judgeWritten('It may be NULL', proof);
    expect(judgement.level).toBeUndefined();
    expect(judgement.message).toMatch(/All rows in new\.sql still fit the old schema\.$/);
  });
});

test('a trial leaves nothing behind', async () => {
  await proven('not-null-dropped', { before: users, after: 'ALTER TABLE users ALTER email DROP NOT NULL' });
  expect(await engine.rows('SELECT count(*)::text AS n FROM users')).toEqual([{ n: '0' }]);
});

test('lengths go just beyond the old limit', () => {
  expect(boundaryValues('text', 'S', 'character varying(20)').map(({ kind }) => kind)).toContain(
    'a text of 21 characters',
  );
  expect(boundaryValues('text', 'S').map(({ kind }) => kind)).toContain('a text of 300 characters');
});
