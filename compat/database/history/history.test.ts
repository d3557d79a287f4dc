import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HarnessError } from '../../../reports/index.ts';
import { judgeGone } from '../judgements.ts';
import { context, findings, folder, init, run, write } from '../release.test-support.ts';
import { checkUnused } from './check-unused.ts';
import { recordRelease } from './record-release.ts';
import { expectSameDatabase, openHistory, readReleases, writeRelease } from './release-store.ts';
import { askHistory } from './last-use.ts';
import { release } from './release.test-support.ts';

let made = 0;

async function historyOf(...uses: readonly boolean[]): Promise<string> {
  const place = join(folder, `history-${(made += 1)}`);
  for (const [i, used] of uses.entries()) await writeRelease(place, release(String(i + 1), used));
  return place;
}

describe('what is gone', () => {
  const judged = async (place: string, more: Partial<Parameters<typeof judgeGone>[1]> = {}) => {
    const history = askHistory(
      await openHistory(place, 2, { service: 'shop', release: '9' }),
      'column:orders.note',
    );
    const none = { kind: 'usage', users: [], asked: 0, complete: false } as const;
    return judgeGone('It is gone', { ...none, history, ...more });
  };

  test('fails when a recent release used it, also where the complete queries of the last one do not', async () => {
    expect(await judged(await historyOf(false, true, false), { asked: 1, complete: true })).toEqual({
      outcome: 'fail',
      message: 'It is gone, but getNote of 2 uses it, and that release may come back.',
    });
  });

  test('fails when the history is too short, unless the queries are complete', async () => {
    const short = await historyOf(false);
    expect(await judged(short)).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('because only 1 of 2 releases of shop is recorded') as string,
    });
    expect(await judged(short, { asked: 1, complete: true })).toMatchObject({ outcome: 'pass' });
  });

  test('is not helped by a release that is only about to go out', async () => {
    const place = await historyOf(false);
    await writeRelease(place, release('9', false));
    expect(await judged(place)).toMatchObject({ outcome: 'fail' });
  });
});

test('a column, an enum value and a function may go when recent releases did without them, and the last use is cited', async () => {
  const path = write({
    '1.sql': `${init} CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE FUNCTION twice(a int) RETURNS int LANGUAGE sql AS 'SELECT 2';`,
    '2.sql': `ALTER TABLE orders DROP COLUMN note; DROP FUNCTION twice; ALTER TYPE mood RENAME TO old_mood;
      CREATE TYPE mood AS ENUM ('ok'); DROP TYPE old_mood;`,
  });
  const report = await run({ candidate: path, history: await historyOf(true, false, false) });
  expect(report).toMatchObject({ verdict: 'go' });
  expect(findings(report)).toEqual([]);
  const said = Object.fromEntries(report.results.map(({ rule, message }) => [rule, message]));
  expect(said['column-dropped']).toBe(
    'Column orders.note is dropped; no query of 3, 2 uses it; the last that did was getNote in 1.',
  );
  const never = 'no query of 3, 2 uses it; no recorded release ever did';
  expect(said['enum-value-removed']).toContain(never);
  expect(said['function-dropped']).toContain(never);
});

test('the history of another database is refused', () => {
  const table = {
    schema: 'public',
    name: 'ships',
    oid: 1,
    columns: [],
    uniques: [],
    checks: [],
    foreignKeys: [],
  };
  const schema = { tables: [table], views: [], enums: [], functions: [] };
  const refuse = () => expectSameDatabase([release('1', false)], schema, 'postgres://me:hidden-word@db/x');
  expect(refuse).toThrow(
    expect.objectContaining({ code: 'config-unusable', where: 'postgres://db/x' }) as Error,
  );
  const same = { ...schema, tables: [{ ...table, name: 'orders' }] };
  expect(() => expectSameDatabase([release('1', false)], same, 'x')).not.toThrow();
});

test('a release is recorded without texts and values, and again in its old turn', async () => {
  const path = write({
    '1.sql': init,
    'q.txt': `-- name: getNote\nSELECT note FROM orders WHERE email = 'private@secret.example';`,
  });
  const place = await historyOf();
  const options = {
    service: 'shop',
    release: '1.0',
    schema: join(path, '1.sql'),
    queries: join(path, 'q.txt'),
    queriesComplete: true,
    history: place,
  };
  const first = await recordRelease(options, context);
  expect(first).toMatchObject({ complete: true, queries: [{ name: 'getNote' }] });
  await writeRelease(place, { ...first, complete: false, recordedAt: '2030-01-01T00:00:00.000Z' });
  expect(await readReleases(place)).toEqual([{ ...first, complete: false }]);
  expect(textsIn(place)).not.toContain('secret');
});

describe('a history that cannot be used', () => {
  test.each([
    ['is damaged', 'not json', /corrupt/],
    [
      'is something else',
      '{"kind":"release","key":"a","storedAt":"2026","value":{"format":1}}',
      /release a is damaged or no release at \/service/,
    ],
    [
      'is of a newer version',
      '{"kind":"release","key":"a","storedAt":"2026","value":{"format":2}}',
      /format 2, which a newer version writes/,
    ],
  ])('%s', async (_, text, message) => {
    const place = await historyOf();
    mkdirSync(join(place, 'release'), { recursive: true });
    writeFileSync(join(place, 'release', 'a.json'), text);
    const failed = await readReleases(place).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(HarnessError);
    expect(failed).toMatchObject({ code: 'store-failed', message: expect.stringMatching(message) as string });
  });

  test.each([0, -1, 1.5])('%d unused releases mean nothing', async (unusedReleases) => {
    const subject = { service: 'shop' };
    const checked = checkUnused(
      { subject, history: await historyOf(false), objects: ['orders'], unusedReleases },
      context,
    );
    await expect(checked).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('asked by name', () => {
  const subject = { service: 'shop' };

  test('each thing has its answer', async () => {
    const history = await historyOf(true, false, false);
    const report = await checkUnused({ subject, history, objects: ['orders.note', 'orders'] }, context);
    expect(report.exitCode).toBe(1);
    expect(Object.fromEntries(report.results.map(({ key, outcome }) => [key, outcome]))).toEqual({
      'column:orders.note': 'pass',
      'table:orders': 'fail',
    });
  });

  test('a short history holds', async () => {
    const report = await checkUnused(
      { subject, history: await historyOf(false), objects: ['mood.sad'] },
      context,
    );
    expect(report).toMatchObject({ verdict: 'hold', exitCode: 3 });
  });

  test('an unknown name and an empty history are errors', async () => {
    const history = await historyOf(false);
    await expect(checkUnused({ subject, history, objects: ['ships'] }, context)).rejects.toMatchObject({
      code: 'usage',
    });
    await expect(
      checkUnused({ subject, history: await historyOf(), objects: ['orders'] }, context),
    ).rejects.toMatchObject({ code: 'nothing-selected' });
  });
});

function textsIn(place: string): string {
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(place, name), 'utf8'))
    .join('\n');
}
