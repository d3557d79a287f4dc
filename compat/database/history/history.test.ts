import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HarnessError } from '../../../reports/index.ts';
import { judgeGone } from '../judgements.ts';
import { context, findings, folder, init, run, write } from '../release.test-support.ts';
import { checkUnused } from './check-unused.ts';
import { recordRelease } from './record-release.ts';
import { openHistory, readReleases, writeRelease } from './release-store.ts';
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

describe('a column that the release drops', () => {
  const path = write({ '1.sql': init, '2.sql': 'ALTER TABLE orders DROP COLUMN note;' });
  const dropped = async (history: string, more = {}): Promise<unknown> => {
    const report = await run({ candidate: path, history, ...more });
    const { outcome, message } = report.results.find(({ rule }) => rule === 'column-dropped') ?? {};
    return { verdict: report.verdict, outcome, message };
  };

  test('may go when recent releases did without it, and the last use is cited', async () => {
    expect(await dropped(await historyOf(true, false, false))).toEqual({
      verdict: 'go',
      outcome: 'pass',
      message: 'Column orders.note is dropped; no query of 3, 2 uses it; the last that did was getNote in 1.',
    });
  });

  test('is not judged by the history of another database', async () => {
    const place = await historyOf();
    const catalog = { tables: { ships: ['id'] }, enums: {}, functions: [] };
    await writeRelease(place, release('1', false, { catalog }));
    await expect(dropped(place)).rejects.toMatchObject({ code: 'config-unusable' });
  });
});

test('enum values and functions go by the history too', async () => {
  const before = `${init} CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE FUNCTION twice(a int) RETURNS int LANGUAGE sql AS 'SELECT 2';`;
  const path = write({
    '1.sql': before,
    '2.sql': `DROP FUNCTION twice; ALTER TYPE mood RENAME TO old_mood; CREATE TYPE mood AS ENUM ('ok'); DROP TYPE old_mood;`,
  });
  const report = await run({ candidate: path, history: await historyOf(false, false) });
  expect(findings(report)).toEqual([]);
  const judged = report.results.filter(({ rule }) =>
    ['enum-value-removed', 'function-dropped'].includes(rule),
  );
  expect(judged.map(({ outcome, message }) => [outcome, message.split(';')[1]])).toEqual([
    ['pass', ' no query of 2, 1 uses it'],
    ['pass', ' no query of 2, 1 uses it'],
  ]);
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
