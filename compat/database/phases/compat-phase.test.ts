import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderRecords } from '../../../reports/index.ts';
import type { ProofOf } from '../proof.ts';
import { nothingOnlyOld } from './checks/nothing-only-old.ts';
import { changeDigest } from './column-change.ts';
import { checkPhase, passPhase, phaseBack } from './compat-phase.ts';
import type { PhaseOptions } from './compat-phase.ts';
import { judgeAnswer } from './judge-answer.ts';
import { readPhaseFile } from './phase-file.ts';
import { phaseIds } from './phase-id.ts';
import type { PhaseId } from './phase-id.ts';

const context = {
  signal: new AbortController().signal,
  onProgress() {},
  now: () => new Date('2026-11-21T10:00Z'),
};
const declared = {
  table: 'orders',
  key: 'id',
  old: { note: 'comment' },
  new: { comment: 'note' },
  schema: 'schema.sql',
};

let folder: string;
let records: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phases-'));
  records = join(folder, 'records');
  await writeFile(
    join(folder, 'schema.sql'),
    'CREATE TABLE orders (id int PRIMARY KEY, note text, comment text);',
  );
  await writeFile(join(folder, 'rows.sql'), `INSERT INTO orders VALUES (1, 'a', 'a'), (2, 'b', NULL);`);
});
afterAll(() => rm(folder, { recursive: true }));

async function phaseFile(changed: object): Promise<string> {
  const file = join(folder, 'phase.yaml');
  await writeFile(file, JSON.stringify({ ...declared, ...changed }));
  return file;
}

async function options(phase: PhaseId, changed: object = {}): Promise<PhaseOptions> {
  const file = await phaseFile({ phase, ...changed });
  return { subject: { service: 'shop' }, file, records, data: join(folder, 'rows.sql') };
}

const who = 'ann';

describe('a change goes through its phases', () => {
  test('a phase that was proven is passed, and the report says who reads and who writes', async () => {
    const report = await passPhase({ ...(await options('dual-write-read-old')), who }, context);
    expect(report).toMatchObject({ verdict: 'go', exitCode: 0 });
    expect(report.results.map(({ rule, outcome }) => `${rule} ${outcome}`).toSorted()).toEqual([
      'bridge-converges pass',
      'dual-writes-arrive pass',
      'new-columns-optional pass',
      'phase-skipped pass',
      'round-trip-keeps-values pass',
    ]);
    expect(report.gates).toMatchObject([
      { name: 'dual-writes-arrive (exit)', value: 1, must: '>=', outcome: 'pass' },
    ]);
    expect(report.tables?.[0]?.rows[0]).toEqual(['1 dual-write-read-old', 'old columns', 'both', 'here']);
  });

  test('a phase after one that was not passed is refused', async () => {
    const report = await checkPhase(await options('backfill'), context);
    expect(report).toMatchObject({ verdict: 'no-go', exitCode: 1 });
    expect(report.results.find(({ rule }) => rule === 'phase-skipped')).toMatchObject({
      outcome: 'fail',
      message: 'backfill is phase 3 of 7, but offline-verification was not passed.',
    });
  });

  test('a phase whose exit does not hold is not recorded', async () => {
    await knownAs(3);
    const before = await folderRecords(records).get('column-phase', key);
    const report = await passPhase({ ...(await options('dual-read-old-first')), who }, context);
    expect(report.verdict).toBe('no-go');
    expect(report.gates).toContainEqual(
      expect.objectContaining({
        name: 'all-rows-agree (entry)',
        value: 1,
        must: '<=',
        limit: 0,
        outcome: 'fail',
      }),
    );
    expect(await folderRecords(records).get('column-phase', key)).toEqual(before);
  });

  test('rows and queries that nobody gave hold the release', async () => {
    await knownAs(5);
    const { data: _, ...without } = await options('write-new-read-new');
    const report = await checkPhase({ ...without, until: 'exit' }, context);
    expect(report).toMatchObject({ verdict: 'hold', exitCode: 3 });
    const held = report.results.filter(({ outcome }) => outcome === 'inconclusive').map(({ rule }) => rule);
    expect([...new Set(held)].toSorted()).toEqual(['nothing-only-old', 'old-columns-unused', 'sides-agree']);
  });

  test('one phase back is recorded and said; further is refused', async () => {
    await knownAs(2);
    const far = { ...(await options('dual-write-read-old')), who, because: 'rows were empty' };
    await expect(phaseBack(far, context)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/which is offline-verification/) as string,
    });
    const one = { ...(await options('offline-verification')), who, because: 'rows were empty' };
    expect(await phaseBack(one, context)).toMatch(/counts as passed no more/);
    const report = await checkPhase(await options('backfill'), context);
    expect(report.results).toMatchObject([
      { outcome: 'fail', message: 'backfill is phase 3 of 7, but offline-verification was not passed.' },
    ]);
    expect(report.notices.map(({ message }) => message)).toContainEqual(
      'ann went back to offline-verification on 2026-11-21 10:00 UTC: rows were empty',
    );
  });

  test('what was passed with other conversions counts no more', async () => {
    await knownAs(1);
    const other = await options('offline-verification', { new: { comment: 'upper(note)' } });
    const report = await checkPhase(other, context);
    expect(report.results.find(({ rule }) => rule === 'phase-skipped')).toMatchObject({
      outcome: 'fail',
      message: expect.stringMatching(/have changed since/) as string,
    });
  });
});

const key = 'shop/orders.note -> comment';

/** As if so many phases had been passed. */
async function knownAs(count: number): Promise<void> {
  const { change } = await readPhaseFile(await phaseFile({ phase: 'backfill' }));
  const step = {
    step: 'passed',
    who,
    at: '2026-11-20T10:00:00.000Z',
    digest: changeDigest(change),
    because: 'run',
  };
  await folderRecords(records).put(
    'column-phase',
    key,
    phaseIds.slice(0, count).map((phase) => ({ phase, ...step })),
  );
}

describe('a phase file is refused, with the line,', () => {
  test.each([
    ['without a table', { table: undefined }, /`table` is missing/],
    ['with an unknown phase', { phase: 'half-way' }, /no phase "half-way"/],
    ['with an unknown member', { colour: 'red' }, /no member "colour"/],
    [
      'with a function that may not run',
      { new: { comment: 'pg_sleep(note)' } },
      /pg_sleep is not on the list/,
    ],
    [
      'with a column of its own side',
      { new: { comment: 'comment' } },
      /uses comment, which is none of the old/,
    ],
    [
      'with another statement in it',
      { new: { comment: 'note); DROP TABLE orders; --' } },
      /no single expression/,
    ],
    ['with one column on both sides', { new: { note: 'note' } }, /note is an old column too/],
    ['with samples of a stranger', { samples: { colour: ['red'] } }, /colour is no old or new column/],
  ])('%s', async (_, changed, said) => {
    const file = await phaseFile({ phase: 'backfill', ...changed });
    await expect(readPhaseFile(file)).rejects.toMatchObject({
      code: 'config-unusable',
      message: expect.stringMatching(said) as string,
      where: expect.stringMatching(/phase\.yaml(:1)?$/) as string,
    });
  });

  test('that is not there', async () => {
    await expect(readPhaseFile(join(folder, 'none.yaml'))).rejects.toMatchObject({
      code: 'input-unreadable',
    });
  });
});

describe('the last phase asks rows that have no old columns any more', () => {
  const { change } = nothingOnlyOld.examples.bad[0]!;
  const outcomeOf = (proof: Partial<ProofOf<'rows'>>) => {
    const reason = 'the question about rows failed with 42703 column "note" does not exist';
    const rows = {
      kind: 'rows',
      result: 'unknown',
      count: 0,
      which: 'there',
      partial: false,
      reason,
    } as const;
    const given = { check: nothingOnlyOld, proof: { ...rows, ...proof } };
    return judgeAnswer({ dialect: 'postgresql', ...change, phase: 'remove-old' }, 'entry', given).map(
      ({ outcome }) => outcome,
    );
  };

  test.each([
    ['skipped, with the reason, on a live database', { lookedAt: '2026-11-21T10:00:00Z' }, 'skipped'],
    ['unknown on a scratch one', {}, 'inconclusive'],
    [
      'unknown when it fails otherwise',
      { lookedAt: '2026-11-21T10:00:00Z', reason: 'timeout' },
      'inconclusive',
    ],
  ])('%s', (_, proof, outcome) => expect(outcomeOf(proof)).toEqual([outcome]));
});

test('MySQL wants a scratch server before anything is asked', async () => {
  await knownAs(0);
  const work = { ...(await options('dual-write-read-old')), live: 'mysql://reader@db/shop' };
  await expect(checkPhase(work, context)).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringMatching(/tried on a scratch server, and none is named/) as string,
  });
});

test('a damaged record is said, not read as nothing', async () => {
  await folderRecords(records).put('column-phase', key, [{ phase: 'backfill' }]);
  await expect(checkPhase(await options('backfill'), context)).rejects.toMatchObject({
    code: 'store-failed',
  });
});
