import { describe, expect, test } from 'vitest';
import { memoryBlobs } from './blobs-memory.ts';
import { ReportBuilder } from './builder.ts';
import { mergeReports } from './merge.ts';
import type { MergeOptions } from './merge.ts';
import type { ReportPart } from './report-part.ts';
import type { Subject } from './report.ts';
import { schemaFault } from './report-schema.ts';
import { aResult } from './result.test-support.ts';
import type { ResultDraft, ToolName } from './result.ts';

const subject: Subject = { service: 'ads', candidate: 'v2' };
const startedAt = new Date('2026-03-02T09:00:00.000Z');
const options: MergeOptions = {
  subject,
  tool: 'gate',
  sections: [],
  waivers: [],
  startedAt,
  now: new Date('2026-03-02T09:05:00.000Z'),
  interrupted: false,
};

interface PartFacts {
  readonly drafts?: readonly Partial<ResultDraft>[];
  readonly interrupted?: boolean;
  readonly prepare?: (builder: ReportBuilder) => void;
}

async function partOf(tool: ToolName, facts: PartFacts = {}): Promise<ReportPart> {
  const builder = new ReportBuilder({ tool, subject, startedAt });
  for (const draft of facts.drafts ?? [{}]) builder.add({ ...aResult({ tool }), ...draft });
  builder.examined({ id: 'r', title: 'Rule', level: 'block' }, 3);
  facts.prepare?.(builder);
  const report = await builder.close({ endedAt: startedAt, interrupted: facts.interrupted ?? false });
  return { report, scope: 'judged' };
}

describe('the verdict of the whole', () => {
  test('go when every part judged and no blocker is open', async () => {
    const report = await mergeReports([await partOf('compat'), await partOf('replay')], options);
    expect(report).toMatchObject({ verdict: 'go', exitCode: 0, partial: false, tool: 'gate' });
    expect(report.sections).toEqual([
      { tool: 'compat', scope: 'judged', judged: 1 },
      { tool: 'replay', scope: 'judged', judged: 1 },
    ]);
    expect(await schemaFault(JSON.parse(JSON.stringify(report)), { unknownMembers: false })).toBeUndefined();
  });

  test('a missing part holds, an out-of-scope part is only named', async () => {
    const part = await partOf('compat');
    const away = { tool: 'replay', reason: 'not configured' } as const;
    const missing = await mergeReports([part], { ...options, sections: [{ ...away, scope: 'missing' }] });
    expect(missing).toMatchObject({ verdict: 'hold', exitCode: 3, partial: true });
    const outside = await mergeReports([part], {
      ...options,
      sections: [{ ...away, scope: 'out-of-scope' }],
    });
    expect(outside).toMatchObject({ verdict: 'go', partial: false });
    expect(outside.sections).toContainEqual({ ...away, scope: 'out-of-scope' });
  });

  test('a part that was interrupted when it was stored makes the whole partial and holds', async () => {
    const part = await partOf('replay', { interrupted: true });
    const report = await mergeReports([{ ...part, scope: 'joined' }, await partOf('compat')], options);
    expect(report).toMatchObject({ verdict: 'hold', exitCode: 3, partial: true });
    expect(report.reasons[0]?.text).toMatch(/replay is partial/);
  });

  test('a part that broke holds, whatever it judged before', async () => {
    const { report, scope } = await partOf('compat');
    const merged = await mergeReports(
      [{ report: { ...report, verdict: 'none', exitCode: 2 }, scope }],
      options,
    );
    expect(merged).toMatchObject({ verdict: 'hold', partial: true });
  });

  test.each([
    ['selected nothing', []],
    ['skipped all', [{ outcome: 'skipped' as const }]],
  ])('a part that %s holds beside one that passed', async (_case, drafts) => {
    const report = await mergeReports([await partOf('compat'), await partOf('replay', { drafts })], options);
    expect(report).toMatchObject({ verdict: 'hold', exitCode: 3 });
    expect(report.reasons[0]?.text).toMatch(/replay was in scope, but judged nothing/);
  });

  test('no part at all holds; an interrupted gate leaves with 130', async () => {
    expect(await mergeReports([], options)).toMatchObject({ verdict: 'hold', exitCode: 3 });
    const stopped = await mergeReports([await partOf('compat')], { ...options, interrupted: true });
    expect(stopped).toMatchObject({ verdict: 'hold', exitCode: 130, partial: true });
  });
});

describe('what is joined', () => {
  test('equal findings of two parts add up, and the worse wins', async () => {
    const failed = await partOf('compat', { drafts: [{ outcome: 'fail', observations: 4 }] });
    const report = await mergeReports([await partOf('compat'), failed], options);
    expect(report.results).toHaveLength(1);
    expect(report.results[0]).toMatchObject({ outcome: 'fail', observations: 5 });
    expect(report.rules).toMatchObject([{ id: 'r', examined: 6 }]);
    expect(report.verdict).toBe('no-go');
  });

  test('the same report given twice counts once, and that is said', async () => {
    const part = await partOf('compat', { drafts: [{ observations: 4 }] });
    const report = await mergeReports([part, part], options);
    expect(report.results[0]?.observations).toBe(4);
    expect(report.notices).toMatchObject([{ kind: 'info' }]);
    expect(report.parts).toHaveLength(1);
  });

  test('a part that a stored gate report already holds counts once', async () => {
    const part = await partOf('compat', { drafts: [{ observations: 4 }] });
    const gate = await mergeReports([part, await partOf('replay')], options);
    const report = await mergeReports([part, { report: gate, scope: 'joined' }], options);
    expect(report.results.find((result) => result.tool === 'compat')?.observations).toBe(4);
    expect(report.notices).toMatchObject([{ kind: 'info' }]);
  });

  test('waivers are applied by the policy of now, not by that of the stored part', async () => {
    const { report, scope } = await partOf('compat', { drafts: [{ outcome: 'fail' }] });
    const waiver = { reason: 'was known', owner: 'dba', expires: '2026-03-01' };
    const excused = { ...report, results: report.results.map((result) => ({ ...result, waiver })) };
    const merged = await mergeReports([{ report: excused, scope }], options);
    expect(merged).toMatchObject({ verdict: 'no-go' });
    expect(merged.results[0]).not.toHaveProperty('waiver');
    const [result] = report.results;
    const live = { ...waiver, fingerprint: result?.fingerprint ?? '', expires: '2026-03-02' };
    expect(await mergeReports([{ report, scope }], { ...options, waivers: [live] })).toMatchObject({
      verdict: 'go',
      counts: { waived: 1, openBlockers: 0 },
    });
  });

  test('the baseline gives states, findings are linked, changed operations show if they were exercised', async () => {
    const places = ['operation:GET /ads'] as const;
    const compat = await partOf('compat', {
      drafts: [{ outcome: 'fail', level: 'warn', places: [...places] }],
    });
    const none = { samples: 0, tp50: null, tp90: null, tp99: null, tp999: null };
    const replay = await partOf('replay', {
      drafts: [{ places: [...places] }],
      prepare: (b) =>
        b.attach({ routes: [{ route: 'GET /ads', pairs: 7, differing: 0, stable: none, preview: none }] }),
    });
    const merged = await mergeReports([compat, replay], { ...options, baseline: compat.report });
    const [finding, passed] = merged.results;
    expect(finding).toMatchObject({ state: 'unchanged', links: [passed?.fingerprint] });
    expect(merged.baseline).toMatchObject({ runId: compat.report.runId });
    expect(merged.coverage).toEqual([{ place: 'operation:GET /ads', exercised: 7, changed: true }]);
  });

  test('what only the tools found out of the subject is taken over', async () => {
    const replay = await partOf('replay', {
      prepare: (b) =>
        b.subject({ groups: [{ name: 'preview', attestedVersion: 'v2' }], schemaDigest: 'abc' }),
    });
    const given: Subject = { ...subject, groups: [{ name: 'preview', url: 'http://127.0.0.1:1' }] };
    expect((await mergeReports([replay], { ...options, subject: given })).subject).toEqual({
      ...given,
      schemaDigest: 'abc',
      groups: [{ name: 'preview', url: 'http://127.0.0.1:1', attestedVersion: 'v2' }],
    });
  });

  test('every run keeps its own course over time', async () => {
    const group = { replies: [1], errors: [0], tp50: [1], tp99: [1] };
    const one = { stepMs: 1000, requests: [1], sends: [2], lagMs: [0], pace: [100] };
    const series = ['2026-03-02T01:00:00.000Z', '2026-03-03T01:00:00.000Z'].map(
      (from) => ({ ...one, tool: 'replay', from, stable: group, preview: group, marks: [] }) as const,
    );
    const shards = await Promise.all(
      series.map((own) => partOf('replay', { prepare: (b) => b.attach({ series: [own] }) })),
    );
    expect((await mergeReports(shards, options)).series).toEqual(series);
  });

  test('ledgers add up', async () => {
    const ledger = {
      files: ['a.log'],
      format: 'har',
      lines: 9,
      read: 8,
      methods: { GET: 8 },
      selected: 5,
      skipped: { static: 3 },
      sent: 4,
      notSent: { stopped: 1 },
      compared: 3,
      setAside: { 'from-cache': 1 },
      firstAt: '2026-03-01T00:00:00.000Z',
    };
    const other = { ...ledger, files: ['b.log'], skipped: { fonts: 3 }, firstAt: '2026-02-01T00:00:00.000Z' };
    const parts = await Promise.all(
      [ledger, other].map((each) => partOf('replay', { prepare: (b) => b.attach({ ledger: each }) })),
    );
    const merged = (await mergeReports(parts, options)).ledger;
    expect(merged).toMatchObject({
      files: ['a.log', 'b.log'],
      read: 16,
      selected: 10,
      skipped: { static: 3, fonts: 3 },
      setAside: { 'from-cache': 2 },
      firstAt: '2026-02-01T00:00:00.000Z',
    });
  });

  test('bodies of stored parts come along; lost ones are said', async () => {
    const there = memoryBlobs();
    const sha256 = await there.put('whole body', 'text/plain');
    const { report } = await partOf('replay');
    const blobs = [...(await there.list()), { sha256: '0'.repeat(64), bytes: 1, mediaType: 'text/plain' }];
    const here = memoryBlobs();
    const part: ReportPart = { report: { ...report, blobs }, scope: 'joined', blobs: there };
    const merged = await mergeReports([part], { ...options, blobs: here });
    expect(await here.get(sha256)).toBe('whole body');
    expect(merged.blobs).toEqual(blobs);
    expect(merged.notices).toMatchObject([{ kind: 'limit', message: '1 stored bodies were not found.' }]);
  });

  test('a stored gate report brings its parts; what it left out is dropped once it is here', async () => {
    const away = { tool: 'replay', scope: 'out-of-scope', reason: 'stage pr' } as const;
    const earlier = await mergeReports([await partOf('compat')], { ...options, sections: [away] });
    const merged = await mergeReports(
      [{ report: earlier, scope: 'joined' }, await partOf('replay')],
      options,
    );
    expect(merged.sections.map(({ tool, scope }) => `${tool} ${scope}`)).toEqual([
      'compat joined',
      'replay judged',
    ]);
    expect(merged.verdict).toBe('go');
  });
});
