import { describe, expect, test } from 'vitest';
import { memoryBlobs } from './blobs-memory.ts';
import type { BlobStore } from './blobs.ts';
import { ReportBuilder } from './builder.ts';
import type { Evidence } from './evidence.ts';
import { evidenceCharactersMax } from './evidence-limit.ts';
import type { Report } from './report.ts';
import { aResult } from './result.test-support.ts';

const startedAt = new Date('2026-03-02T09:00:00.000Z');
const endedAt = new Date('2026-03-02T09:00:01.500Z');

function aBuilder(blobs?: BlobStore): ReportBuilder {
  return new ReportBuilder({
    tool: 'compat',
    subject: { service: 'ads' },
    startedAt,
    ...(blobs && { blobs }),
  });
}

async function reportWith(evidence: readonly Evidence[], blobs?: BlobStore): Promise<Report> {
  const builder = aBuilder(blobs);
  builder.add({ ...aResult(), evidence });
  return builder.close({ endedAt, interrupted: false });
}

describe('a report', () => {
  test('counts what was looked at, judged and open', async () => {
    const builder = aBuilder();
    const rule = { id: 'column-dropped', title: 'A column was dropped', level: 'block' } as const;
    builder.examined(rule, 3);
    builder.examined(rule, 4);
    builder.add(aResult());
    builder.add(aResult({ key: 'b', outcome: 'fail', level: 'warn' }));
    builder.add(aResult({ key: 'c', outcome: 'skipped' }));
    const report = await builder.close({ endedAt, interrupted: false });
    expect(report.rules).toEqual([{ tool: 'compat', ...rule, examined: 7 }]);
    expect(report.sections).toEqual([{ tool: 'compat', scope: 'judged', judged: 2 }]);
    expect(report.counts).toMatchObject({
      total: 3,
      openBlockers: 0,
      warnings: 1,
      byOutcome: { fail: 1, pass: 1 },
    });
    expect(report).toMatchObject({ durationMs: 1_500, verdict: 'go', partial: false });
  });

  test('of an interrupted run is partial and holds', async () => {
    const builder = aBuilder();
    builder.add(aResult());
    expect(await builder.close({ endedAt, interrupted: true })).toMatchObject({
      partial: true,
      exitCode: 130,
    });
  });

  test('of a run that selected nothing has no verdict', async () => {
    expect(await aBuilder().close({ endedAt, interrupted: false })).toMatchObject({
      verdict: 'none',
      exitCode: 2,
    });
  });
});

describe('evidence', () => {
  const long = '广'.repeat(evidenceCharactersMax + 1);

  test('that is short stays as it is', async () => {
    const short: Evidence = { kind: 'text', title: 'log', text: long.slice(0, evidenceCharactersMax - 10) };
    const report = await reportWith([short], memoryBlobs());
    expect(report.results[0]?.evidence).toEqual([short]);
    expect(report.truncated).toEqual([]);
    expect(report.blobs).toEqual([]);
  });

  test('that is too long is cut, and the whole is a blob that the report lists', async () => {
    const blobs = memoryBlobs();
    const report = await reportWith([{ kind: 'text', title: 'log', text: long }], blobs);
    const [piece] = report.results[0]?.evidence ?? [];
    expect(JSON.stringify(piece).length).toBeLessThan(evidenceCharactersMax + 200);
    expect(await blobs.get(piece?.blob ?? '')).toBe(long);
    expect(report.blobs.map((blob) => blob.sha256)).toEqual([piece?.blob]);
    expect(report.truncated).toMatchObject([
      { shown: 0, total: 1, why: expect.stringMatching(/as a blob/) as string },
    ]);
  });

  test('without a store it is cut all the same, and the report says that the rest is lost', async () => {
    const report = await reportWith([{ kind: 'text', title: 'log', text: long }]);
    expect(report.results[0]?.evidence?.[0]).not.toHaveProperty('blob');
    expect(report.truncated).toMatchObject([{ why: expect.stringMatching(/not kept/) as string }]);
  });

  test.each<Evidence>([
    { output: long, kind: 'command', title: 'make', command: 'make', exitCode: 1 },
    { kind: 'side-by-side', title: 'table', old: long, new: 'b' },
    { kind: 'table', title: 't', columns: ['a'], rows: Array.from({ length: 70_000 }, () => ['xx']) },
    { kind: 'query', title: 'q', sql: 'select 1', rows: [[long]], error: { code: '42P01', message: long } },
    { kind: 'exchange-pair', title: 'x', request: 'GET /', stable: { status: 200, body: long } },
  ])('of kind $kind keeps its kind, title and shape when cut', async (whole) => {
    const blobs = memoryBlobs();
    const report = await reportWith([whole], blobs);
    const [piece] = report.results[0]?.evidence ?? [];
    expect(piece).toMatchObject({ kind: whole.kind, title: whole.title });
    expect(Object.keys(piece ?? {}).sort()).toEqual([...Object.keys(whole), 'blob'].sort());
    expect(JSON.stringify(piece).length).toBeLessThan(3 * evidenceCharactersMax);
    expect(JSON.parse((await blobs.get(piece?.blob ?? '')) ?? '')).toEqual(whole);
  });

  test('never ends in half a character', async () => {
    const report = await reportWith([{ kind: 'text', title: 'odd', text: `x${'\u{1D54A}'.repeat(40_000)}` }]);
    expect(JSON.stringify(report.results[0]?.evidence)).not.toMatch(/\\ud8/i);
  });
});
