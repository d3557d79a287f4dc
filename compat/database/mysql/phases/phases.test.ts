/** The checks of phases on a real MariaDB: their examples, and one change through the command's own call. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../../phases/answer.ts';
import { phaseChecks } from '../../phases/checks/index.ts';
import { roundTripKeepsValues } from '../../phases/checks/round-trip-keeps-values.ts';
import type { ColumnChange } from '../../phases/column-change.ts';
import { checkPhase, passPhase } from '../../phases/compat-phase.ts';
import { judgeAnswer } from '../../phases/judge-answer.ts';
import type { PhaseCheck, PhaseExample } from '../../phases/phase-check.ts';
import { rowsIn } from '../../rollback/new-rows.ts';
import { mysqlQueriesIn } from '../queries/read-mysql-queries.ts';
import { readerInPlace } from '../reader.test-support.ts';
import type { Reader } from '../reader.ts';
import { hasMariadb, startMariadb } from '../server/mariadb.test-support.ts';
import type { Mariadb } from '../server/mariadb.test-support.ts';
import { runMigrations } from '../server/run-statements.ts';
import { openScratchDatabase } from '../server/scratch-database.ts';
import type { ScratchDatabase } from '../server/scratch-database.ts';
import { onMysql } from './examples.test-support.ts';
import { tryOn } from './stage.ts';

const { signal } = new AbortController();
const context = { signal, onProgress() {}, now: () => new Date('2026-11-21T10:00Z') };

describe.skipIf(!hasMariadb)('phases on MariaDB', () => {
  let server: Mariadb;
  let scratch: ScratchDatabase;
  let reader: Reader;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phases-'));
    server = await startMariadb();
    scratch = await openScratchDatabase({ url: server.url(), signal });
    reader = await readerInPlace();
  }, 60_000);
  afterAll(async () => {
    await scratch.close();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  async function judged(check: PhaseCheck, example: PhaseExample) {
    await scratch.reset();
    const { session } = scratch;
    const { schema, bridge, rows = '', queries = [] } = example;
    const all = [schema, bridge ?? ''].map((sql, i) => ({ name: `${i}.sql`, sql }));
    const running = { session, timeLeftMs: () => 60_000 };
    await runMigrations(running, all, false);
    const change: ColumnChange = {
      dialect: 'mysql',
      ...example.change,
      ...(bridge !== undefined && { bridge: { file: 'bridge.sql', sql: bridge } }),
      phase: example.phase ?? 'dual-read-new-first',
    };
    const tried = await tryOn({ scratch, reader, all }, change);
    await runMigrations(running, [{ name: 'rows.sql', sql: rows }], false);
    const source = rowsIn({ rows: (sql) => session.rows(sql, 60_000) }, 'rows.sql');
    const given = await answer(check, change, {
      stage: {
        ...tried,
        rows: { ...source, partial: false },
        queries: queries.flatMap((sql) => mysqlQueriesIn('q.sql', sql)),
        notices: [],
        close: async () => {},
      },
      hashKey: 'key',
      now: () => new Date(0),
    });
    return judgeAnswer(change, 'entry', given);
  }

  describe.each(phaseChecks)('$id', (check) => {
    const bad = onMysql(check.examples.bad);
    const good = onMysql(check.examples.good);

    test('has examples for MySQL', () => {
      expect([bad.length > 0, good.length > 0]).toEqual([true, true]);
    });

    test.each(bad)('finds: $title', async (example) => {
      const failed = (await judged(check, example)).filter(({ outcome }) => outcome === 'fail');
      expect(failed.length).toBeGreaterThan(0);
      expect(failed.map(({ message }) => message).join('\n')).toContain(example.finds ?? '');
    });

    test.each(good)('accepts: $title', async (example) => {
      const results = await judged(check, example);
      expect(results.map(({ outcome, message }) => [outcome, message])).toEqual([
        ['pass', expect.any(String)],
      ]);
    });
  });

  test('a difference in case counts, whatever the collation says', async () => {
    const [example] = onMysql(roundTripKeepsValues.examples.good);
    const lowered = { ...example!.change, new: [{ name: 'comment', from: 'lower(note)' }] };
    const results = await judged(roundTripKeepsValues, { ...example!, change: lowered });
    expect(results[0]).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('a text with capitals and two spaces') as string,
    });
  });

  const phaseFile = async (more: object): Promise<string> => {
    const file = join(folder, 'phase.yaml');
    const declared = {
      table: 'orders',
      key: 'id',
      old: { note: 'comment' },
      new: { comment: 'note' },
      schema: 'schema.sql',
      dialect: 'mysql',
      phase: 'dual-write-read-old',
    };
    await writeFile(file, JSON.stringify({ ...declared, ...more }));
    await writeFile(
      join(folder, 'schema.sql'),
      'CREATE TABLE orders (id int PRIMARY KEY, note text, comment text);',
    );
    await writeFile(join(folder, 'rows.sql'), `INSERT INTO orders VALUES (1, 'a', 'a'), (2, 'b', NULL);`);
    return file;
  };
  const options = async (more: object = {}) => ({
    subject: { service: 'shop' },
    file: await phaseFile(more),
    records: join(folder, 'records'),
    data: join(folder, 'rows.sql'),
    engine: server.url(),
  });

  test('a phase is passed and kept; no scratch database stays', async () => {
    const report = await passPhase({ ...(await options()), who: 'ann' }, context);
    expect(report.results.map(({ rule, outcome }) => `${rule} ${outcome}`).toSorted()).toEqual([
      'bridge-converges pass',
      'dual-writes-arrive pass',
      'new-columns-optional pass',
      'phase-skipped pass',
      'round-trip-keeps-values pass',
    ]);
    const next = await checkPhase({ ...(await options({ phase: 'backfill' })), until: 'exit' }, context);
    expect(next.results).toMatchObject([{ rule: 'phase-skipped', outcome: 'fail' }]);
    const left = await scratch.session.rows(`SHOW DATABASES LIKE 'seaworthy%'`, 60_000);
    expect(left).toHaveLength(1);
  });

  test('rows of a live database are asked read-only, and no value or password is told', async () => {
    const root = await openScratchDatabase({ url: server.url(), signal });
    for (const sql of [
      'CREATE DATABASE shop',
      'CREATE TABLE shop.orders (id int PRIMARY KEY, note text, comment text)',
      `INSERT INTO shop.orders VALUES (1, 'Ada', 'Ada'), (2, 'Bob', 'Rob')`,
      `CREATE USER reader IDENTIFIED BY 'secret-word'`,
      'GRANT SELECT ON shop.* TO reader',
    ])
      await root.session.rows(sql, 60_000);
    await root.close();
    const { data: _, ...work } = await options({ phase: 'offline-verification' });
    const live = server.url('reader:secret-word', 'shop');
    const report = await checkPhase({ ...work, live, until: 'exit' }, context);
    expect(report.gates.map(({ name, value, outcome }) => [name, value, outcome])).toEqual([
      ['dual-writes-arrive (entry)', 2, 'pass'],
      ['filled-rows-agree (exit)', 1, 'fail'],
      ['stored-values-survive (exit)', 0, 'pass'],
    ]);
    expect(JSON.stringify(report)).not.toMatch(/secret-word|Rob/);
  });

  test.each([
    ['that may not run', 'sleep(note)', /sleep is not on the list/],
    ['of its own side', 'comment', /1054 Unknown column 'comment'/],
    ['that is none', 'note +', /The server does not take the expression of comment: 1064/],
  ])('an expression %s is refused', async (_, from, said) => {
    const work = await options({ new: { comment: from } });
    await expect(checkPhase({ ...work, records: join(folder, 'none') }, context)).rejects.toMatchObject({
      code: 'config-unusable',
      message: expect.stringMatching(said) as string,
    });
  });
});
