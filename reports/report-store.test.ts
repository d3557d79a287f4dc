import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyKindReport } from '../fixtures/reports/every-kind.ts';
import { memoryBlobs } from './blobs-memory.ts';
import { conclude } from './conclude.ts';
import { openReport, parseReport, readReport } from './read-report.ts';
import { reportJson } from './report-json.ts';
import { schemaFault } from './report-schema.ts';
import type { Report, Table } from './report.ts';
import { anyResults } from './result.test-support.ts';
import { writeReport } from './write-report.ts';

let folder: string;
let folders = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-store-'));
});
afterAll(() => rm(folder, { recursive: true }));

function newFolder(): string {
  folders += 1;
  return join(folder, String(folders));
}

async function textOf(report: Report): Promise<string> {
  let text = '';
  for await (const piece of reportJson(report)) text += piece;
  return text;
}

const every = everyKindReport();

describe('report → JSON → report', () => {
  test('is the identity on a report of every kind', async () => {
    expect(JSON.parse(await textOf(every))).toEqual(every);
  });

  test('is the identity on any report', async () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null));
    const table = fc.record({
      name: fc.string({ unit: 'binary' }),
      tool: fc.constant('replay' as const),
      columns: fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }),
      rows: fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 4 }),
    });
    const property = fc.asyncProperty(
      anyResults,
      fc.array(table, { maxLength: 3 }),
      async (results, tables) => {
        const report = reportWith(results, tables);
        const text = await textOf(report);
        expect(await parseReport(text, 'memory')).toEqual(report);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(report)));
      },
    );
    await fc.assert(property, { numRuns: 100 });
  });

  test('no piece grows with the number of rows', async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => [index, 'GET /api/ads', 200]);
    const table: Table = { name: 'pairs', tool: 'replay', columns: ['id', 'route', 'status'], rows };
    const lengths: number[] = [];
    for await (const piece of reportJson(reportWith([], [table]))) lengths.push(piece.length);
    expect(lengths.length).toBeGreaterThan(50_000);
    expect(Math.max(...lengths)).toBeLessThan(1_000);
  });
});

describe('a stored report', () => {
  test('is read back from its folder or file, with its bodies', async () => {
    const home = newFolder();
    const blobs = memoryBlobs();
    const sha256 = await blobs.put('the whole body', 'text/plain');
    const report = { ...every, blobs: await blobs.list() };
    const path = await writeReport(home, report, blobs);
    expect(await readReport(home)).toEqual(report);
    expect(await readReport(path)).toEqual(report);
    expect(await (await openReport(home)).blobs.get(sha256)).toBe('the whole body');
    expect((await readdir(home)).sort()).toEqual(['blobs', 'report.json']);
  });

  test('stays whole when writing it anew fails in the middle', async () => {
    const home = newFolder();
    await writeReport(home, every, memoryBlobs());
    const broken = {
      ...every,
      results: [...every.results, { toJSON: () => explode() }],
    } as unknown as Report;
    await expect(writeReport(home, broken, memoryBlobs())).rejects.toMatchObject({ code: 'store-failed' });
    expect(await readReport(home)).toEqual(every);
    expect(await readdir(home)).toEqual(['report.json']);
  });

  test('cannot be written where a file is in the way', async () => {
    const home = newFolder();
    await writeFile(home, 'a file');
    await expect(writeReport(home, every, memoryBlobs())).rejects.toMatchObject({ code: 'store-failed' });
  });

  test('of a newer minor version is read, whatever it adds', async () => {
    const [first, ...rest] = every.results;
    const newer = {
      ...every,
      schemaVersion: '1.9',
      novelty: 1,
      results: [{ ...first, novelty: [] }, ...rest],
    };
    expect(await parseReport(JSON.stringify(newer), 'x')).toEqual(newer);
  });

  test.each<[string, string | object, RegExp]>([
    ['empty', '', /empty/],
    ['cut off', JSON.stringify(every).slice(0, 5_000), /cut off/],
    ['not of ours', '{"results": []}', /no report of Seaworthy/],
    ['null', 'null', /no report of Seaworthy/],
    ['of another major version', { ...every, schemaVersion: '2.0' }, /schema version 2\.0/],
    ['without results', { ...every, results: undefined }, /'results'/],
    [
      'with an outcome that is none',
      { ...every, results: [{ ...every.results[0], outcome: 'fine' }] },
      /outcome/,
    ],
    ['with a member that is unknown', { ...every, verdikt: 'go' }, /"verdikt"/],
  ])('that is %s is a clear error', async (_case, planted, what) => {
    const home = newFolder();
    await mkdir(home);
    const text = typeof planted === 'string' ? planted : JSON.stringify(planted);
    await writeFile(join(home, 'report.json'), text);
    const error: unknown = await readReport(home).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'report-unreadable',
      message: expect.stringMatching(what) as string,
      where: join(home, 'report.json'),
      todo: expect.stringMatching(/./) as string,
    });
  });

  test('that is not there is a clear error', async () => {
    await expect(readReport(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'report-unreadable' });
  });

  test('cut anywhere is refused, never half a report', async () => {
    const text = await textOf({ ...every, results: every.results.slice(0, 2), tables: [] });
    const property = fc.asyncProperty(fc.integer({ min: 0, max: text.length - 3 }), async (length) => {
      await expect(parseReport(text.slice(0, length), 'x')).rejects.toMatchObject({
        code: 'report-unreadable',
      });
    });
    await fc.assert(property, { numRuns: 100 });
  });
});

test('the published schema accepts the report of every kind and refuses a damaged one', async () => {
  expect(await schemaFault(every, { unknownMembers: false })).toBeUndefined();
  const noPlaces = { ...every, results: [{ ...every.results[0], places: [] }] };
  expect(await schemaFault(noPlaces, { unknownMembers: false })).toMatch(/places/);
});

test('the fixture on disk is the report of every kind (`vitest -u` writes it anew)', async () => {
  await expect(await textOf(every)).toMatchFileSnapshot('../fixtures/reports/every-kind.json');
});

test('the report of every kind holds every kind', () => {
  const { results } = every;
  const kinds = (of: (result: (typeof results)[number]) => readonly unknown[]): number =>
    new Set(results.flatMap(of)).size;
  expect(kinds((r) => [r.outcome])).toBe(6);
  expect(kinds((r) => [r.level])).toBe(3);
  expect(kinds((r) => (r.state === undefined ? [] : [r.state]))).toBe(3);
  expect(kinds((r) => r.states ?? [])).toBe(4);
  expect(kinds((r) => (r.evidence ?? []).map((piece) => piece.kind))).toBe(6);
  expect(kinds((r) => (r.attestation === undefined ? [] : [r.attestation.identity]))).toBe(2);
  expect(every.counts.waived).toBe(1);
  expect(new Set(every.sections.map((section) => section.scope)).size).toBe(4);
  expect(new Set(every.notices.map((notice) => notice.kind)).size).toBe(8);
  expect(everyKindReport()).toEqual(every);
});

function reportWith(results: Report['results'], tables: readonly Table[]): Report {
  return conclude({
    tool: 'gate',
    subject: { service: 'ads' },
    startedAt: new Date(0),
    endedAt: new Date(5),
    interrupted: false,
    results,
    rules: [],
    gates: [],
    sections: [{ tool: 'compat', scope: 'judged' }],
    notices: [],
    truncated: [],
    tables,
    blobs: [],
  });
}

function explode(): never {
  throw new Error('No space left on device');
}
