import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../reports/index.ts';
import { context, findings, folder, init, run, write } from './release.test-support.ts';

describe('a faulty release', () => {
  let report: Report;

  beforeAll(async () => {
    const path = write({
      '1.sql': init,
      '2.sql': 'ALTER TABLE orders DROP COLUMN note;',
      '3.sql': 'CREATE UNIQUE INDEX ON orders (email); ALTER TABLE orders ALTER email SET NOT NULL;',
      'old.txt':
        '-- name: getNote :one\nSELECT note FROM orders WHERE id = :id;\n-- name: broken\nSELECT nothing FROM orders;\n' +
        '-- name: putOrder :exec\nINSERT INTO orders (id) VALUES (:id);',
      'rows.txt': `INSERT INTO orders VALUES (1, 'secret note', 'a@secret.example'), (2, '', 'a@secret.example');`,
    });
    report = await run({ candidate: path, queries: join(path, 'old.txt'), data: join(path, 'rows.txt') });
  });

  test('is no-go, and says why and nothing else', () => {
    expect(report).toMatchObject({ tool: 'compat', verdict: 'no-go', exitCode: 1, partial: false });
    expect(findings(report).map(({ rule, key }) => [rule, key])).toEqual([
      ['column-dropped', 'orders.note'],
      ['old-query-fails', 'getNote'],
      ['old-query-fails', 'putOrder'],
      ['unique-index-added', 'orders(email)'],
    ]);
  });

  test('links the query that fails with the column that is gone', () => {
    const [dropped, query, write] = findings(report);
    expect(write?.places).toEqual(['query:putOrder', 'column:orders.email']);
    expect(write?.message).toContain('is refused on the new one when it is carried out: 23502');
    expect(query?.places).toEqual(['query:getNote', 'column:orders.note']);
    expect(dropped?.places).toEqual(['column:orders.note']);
    const error = { code: '42703', message: 'column "note" does not exist' };
    expect(dropped?.evidence?.[0]).toMatchObject({ kind: 'query', title: 'Query getNote', error });
    expect(dropped?.evidence?.at(-1)).toMatchObject({ kind: 'side-by-side' });
    expect(dropped?.fix).toContain('orders.note');
  });

  test('shows duplicates as hashes, never as values', () => {
    const evidence = findings(report)[3]?.evidence?.[0];
    expect(evidence).toMatchObject({ kind: 'query', columns: ['key_1', 'rows'] });
    expect(evidence?.kind === 'query' && evidence.rows?.[0]).toEqual([
      expect.stringMatching(/^#[0-9a-f]{12}$/),
      '2',
    ]);
    expect(JSON.stringify(report)).not.toContain('secret');
  });

  test('passes what the rows allow, and names queries that never worked', () => {
    expect(report.results.find(({ rule }) => rule === 'not-null-set')).toMatchObject({ outcome: 'pass' });
    expect(report.notices.map(({ message }) => message)).toEqual([
      '1 old query fails on the old schema already, which proves nothing: broken (42703).',
      '1 row was taken away to see the schema past 3.sql:1, where the migration fails; later statements met fewer rows.',
    ]);
  });

  test('counts what each rule looked at, and shows the columns that differ', () => {
    expect(report.rules.find(({ id }) => id === 'column-dropped')?.examined).toBe(3);
    const rowsOf = (name: RegExp): unknown => report.tables?.find((table) => name.test(table.name))?.rows;
    expect(rowsOf(/^old and new code/)).toEqual([
      ['old', 'old', 3, 2, 1, 'broken (42703)'],
      ['old', 'new', 2, 0, 2, 'getNote (42703)'],
      ['new', 'old', 0, null, null, 'not tried'],
      ['new', 'new', 0, null, null, 'not tried'],
    ]);
    expect(rowsOf(/^changed columns$/)).toEqual([
      ['orders', 'note', 'text', null],
      ['orders', 'email', 'text', 'text not null'],
    ]);
    expect(report.subject.schemaDigest).toMatch(/^[0-9a-f]{16}$/);
  });
});

test('a write that its own schema refuses with made-up values is named, since the other is not asked of it', async () => {
  const path = write({
    '1.sql': `${init} CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'only in June'; END $$;
      CREATE TRIGGER no BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION no();`,
    '2.sql': 'ALTER TABLE orders ADD COLUMN region text NOT NULL;',
    'q.txt': '-- name: putOrder :exec\nINSERT INTO orders (id) VALUES (:id);',
  });
  const report = await run({ candidate: path, queries: join(path, 'q.txt') });
  expect(report.notices.map(({ message }) => message)).toEqual([
    '1 old write is refused with made-up values on the old schema already, and not compared further: putOrder (P0001).',
  ]);
});

test('a trigger is shown before and after, and no table that is as it was', async () => {
  const trigger = (when: string): string =>
    `CREATE TRIGGER touch ${when} ON orders FOR EACH ROW EXECUTE FUNCTION touch();`;
  const path = write({
    '1.sql': `${init} CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      ${trigger('BEFORE UPDATE')}`,
    '2.sql': `DROP TRIGGER touch ON orders; ${trigger('BEFORE INSERT')} CREATE TRIGGER more AFTER DELETE ON orders
      FOR EACH ROW EXECUTE FUNCTION touch();`,
  });
  const said = findings(await run({ candidate: path })).filter(({ rule }) => rule.startsWith('trigger-'));
  const shown = said.map(({ rule, evidence = [] }) => [
    rule,
    evidence.find(({ kind }) => kind === 'side-by-side'),
  ]);
  expect(Object.fromEntries(shown)).toEqual({
    'trigger-changed': {
      kind: 'side-by-side',
      title: 'The trigger before and after',
      old: expect.stringContaining('BEFORE UPDATE'),
      new: expect.stringContaining('BEFORE INSERT'),
    },
    'trigger-added': undefined,
    'trigger-locks-table': undefined,
  });
});

test('a sound release is go', async () => {
  const path = write({ '1.sql': init, '2.sql': `ALTER TABLE orders ADD COLUMN region text DEFAULT 'eu';` });
  const report = await run({ candidate: path });
  expect(report).toMatchObject({ verdict: 'go', exitCode: 0 });
  expect(findings(report)).toEqual([]);
  expect(report.results.length).toBeGreaterThan(3);
});

test('without rows nothing is known, and the release waits unless the level says otherwise', async () => {
  const path = write({ '1.sql': init, '2.sql': 'CREATE UNIQUE INDEX ON orders (email);' });
  expect(await run({ candidate: path })).toMatchObject({ verdict: 'hold', exitCode: 3 });
  expect(await run({ candidate: path, levels: { 'unique-index-added': 'warn' } })).toMatchObject({
    verdict: 'go',
  });
});

test('the same on both sides is no change', async () => {
  const path = write({ '1.sql': init });
  const report = await run({ candidate: path, baseline: path });
  expect(report).toMatchObject({ verdict: 'go', notices: [{ kind: 'no-change' }] });
  expect(report.results.map(({ rule }) => rule)).toEqual(['no-change']);
});

test('histories that part are compared by name, whatever the order and spelling', async () => {
  const old = write({
    '1.sql': `${init} CREATE ROLE reader; CREATE TABLE b (x int UNIQUE, y text DEFAULT 'a', CHECK (x > 0));`,
  });
  const now = write({
    '1.sql': `CREATE ROLE reader; CREATE TABLE b (y varchar); ALTER TABLE b ALTER y SET DEFAULT 'a', ALTER y TYPE text;
      ALTER TABLE b ADD x integer CONSTRAINT other CHECK (x > 0); CREATE UNIQUE INDEX u ON b (x);`,
    '2.sql': 'CREATE TABLE public.orders (email text, note text, id integer NOT NULL, PRIMARY KEY (id));',
  });
  const report = await run({ candidate: now, baseline: old });
  expect(findings(report)).toEqual([]);
});

describe('unusable input', () => {
  test('a migration that never ends is stopped', async () => {
    const path = write({ '1.sql': init, '2.sql': 'SELECT pg_sleep(1e6);' });
    await expect(run({ candidate: path, timeoutMs: 6000 })).rejects.toMatchObject({ code: 'timeout' });
  });

  test('a baseline that fails is named with file and line', async () => {
    const path = write({ '1.sql': `${init}\nALTER TABLE nothing ADD x int;`, '2.sql': '' });
    await expect(run({ candidate: path })).rejects.toMatchObject({
      code: 'migration-failed',
      where: '1.sql:2',
    });
  });

  test('where a migration of the release fails, what comes before it is judged', async () => {
    const path = write({
      '1.sql': init,
      '2.sql': 'ALTER TABLE orders DROP note;',
      '3.sql': 'SELECT 1;\n\nALTER TABEL orders;',
      '4.sql': 'DROP TABLE orders;',
    });
    const report = await run({ candidate: path });
    expect(findings(report)).toMatchObject([
      { rule: 'column-dropped', outcome: 'fail' },
      { rule: 'migration-fails', outcome: 'error', source: { file: '3.sql', line: 3 } },
    ]);
    expect(findings(report)[1]?.message).toMatch(
      /^The migration failed: syntax error at or near "TABEL" .*\. The 1 migration before it was judged; it and 1 after it could not be\.$/,
    );
  });

  test('a role that no migration creates', async () => {
    const path = write({ '1.sql': init });
    await expect(run({ candidate: path, role: 'shop' })).rejects.toMatchObject({
      code: 'config-unusable',
      message: 'The role shop is created by no migration of the baseline.',
    });
  });

  test('a level for a rule that does not exist', async () => {
    await expect(run({ candidate: folder, levels: { 'no-such-rule': 'off' } })).rejects.toMatchObject({
      code: 'config-unusable',
    });
  });

  test('rows that cannot be loaded', async () => {
    const path = write({
      '1.sql': init,
      '2.sql': 'DROP TABLE orders;',
      'rows.txt': 'INSERT INTO orders VALUES (1);;\nnonsense',
    });
    await expect(run({ candidate: path, data: join(path, 'rows.txt') })).rejects.toMatchObject({
      code: 'migration-failed',
      where: expect.stringMatching(/rows\.txt:2$/) as string,
    });
  });
});

test('an abort in the middle gives a partial report', async () => {
  const path = write({ '1.sql': init, '2.sql': 'SELECT pg_sleep(1e6);' });
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error('Ctrl-C')), 300);
  const report = await run({ candidate: path }, { ...context, signal: controller.signal });
  expect(report).toMatchObject({ partial: true, verdict: 'hold', exitCode: 130 });
});
