/** Runs that are taken up again or judged again, without a kill. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../../reports/index.ts';
import { replay } from '../engine.ts';
import type { ReplayOptions } from '../options.ts';
import { judgeJournal } from '../judge-journal.ts';
import { resumeReplay } from '../resume.ts';
import { optionsOfRun } from './options-of-run.ts';
import {
  adService,
  balanced,
  findings,
  replayOptions,
  runContext,
  sendJson,
  serve,
  usual,
  type Handler,
  type Served,
} from '../two-groups.test-support.ts';
import { newRunFolder, purgeRuns } from './run-folders.ts';
import { journalIn } from './run-journal.ts';

let folder: string;
let journal: string;
let stable: Served;
let preview: Served;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-resume-'));
  journal = join(folder, 'run');
  stable = await serve(adService('web-v0'));
  preview = await serve(adService('web-v1'));
});
afterEach(async () => {
  await Promise.all([stable.stop(), preview.stop()]);
  rmSync(folder, { recursive: true });
});

const optionsFor = async (more: Partial<ReplayOptions> = {}): Promise<ReplayOptions> =>
  replayOptions({ stable, preview }, usual, { journal, ...more });

/** Both groups anew, at the same addresses of the options that are given back. */
async function previewWith(fault: Handler): Promise<void> {
  await preview.stop();
  preview = await serve(adService('web-v1', fault));
}

const asked = (): number => stable.requests.length + preview.requests.length;

const sum = (values: readonly (number | null)[] = []): number =>
  values.reduce<number>((total, one) => total + (one ?? 0), 0);

/** What a reader of the report goes by; times and notices differ by nature. */
function substance({ results, ledger, routes, series, gates, verdict }: Report): unknown {
  const lasting = results.map(({ rule, key, outcome, message, fingerprint }) => [
    rule,
    key,
    outcome,
    message,
    fingerprint,
  ]);
  return { results: lasting, ledger, routes, series, gates, verdict };
}

describe('judging again', () => {
  test('says the same without asking anybody', async () => {
    let nth = 0;
    await previewWith((request, response) => {
      if (request.url?.startsWith('/api/ads/7') === true) sendJson(response, { id: 'seven' });
      // rare enough to be asked again
      else if (request.url === '/api/ads' && (nth += 1) === 3) sendJson(response, {});
    });
    const report = await replay(await optionsFor(), runContext());
    const before = asked();
    await Promise.all([stable.stop(), preview.stop()]);
    const again = await judgeJournal(journal, {}, runContext());
    expect(findings(report).length).toBeGreaterThan(0);
    expect(substance(again)).toEqual(substance(report));
    expect(asked()).toBe(before);
    expect(again.notices?.some(({ message }) => message.startsWith('Judged again'))).toBe(true);
  });

  test('is as old as its replies, and took as long as the run', async () => {
    const report = await replay(await optionsFor(), runContext());
    const nextDay = new Date(Date.parse(report.endedAt) + 86_400_000);
    const again = await judgeJournal(journal, {}, { ...runContext(), now: () => nextDay });
    expect(again.startedAt).toBe(report.startedAt);
    expect(again.endedAt >= report.startedAt && again.endedAt <= report.endedAt).toBe(true);
    expect(again.durationMs).toBeLessThanOrEqual(report.durationMs);
  });

  test('takes other rules', async () => {
    await previewWith((request, response) => {
      if (request.url === '/page') response.setHeader('cache-control', 'public, max-age=600');
    });
    const options = await optionsFor();
    const found = 'header-differs: GET /page header:cache-control';
    expect(findings(await replay(options, runContext())).join()).toContain(found);
    const ignore = [{ place: 'header:cache-control', reason: 'meant' }];
    expect(findings(await judgeJournal(journal, { ignore }, runContext()))).toEqual([]);
    expect(findings(await judgeJournal(journal, {}, runContext())).join()).toContain(found);
  });

  test('a run that was stopped stays one', async () => {
    await previewWith((_request, response) => response.writeHead(500).end());
    const report = await replay(await optionsFor({ guard: { consecutiveMax: 5 } }), runContext());
    expect(findings(report)).toContain('run-stopped: preview');
    const again = await judgeJournal(journal, {}, runContext());
    expect(findings(again)).toContain('run-stopped: preview');
    expect(again.ledger).toEqual(report.ledger);
    expect(again.series).toEqual(report.series);
    expect(report.series?.[0]?.marks).toMatchObject([
      { kind: 'stop', reason: expect.stringContaining('preview gave 5 errors in a row') as string },
    ]);
    expect(sum(report.series?.[0]?.preview.errors)).toBeGreaterThan(0);
  });

  test('a journal of an earlier version is read, and has no times', async () => {
    const old = join(import.meta.dirname, '../../fixtures/journals/without-times');
    const report = await judgeJournal(old, {}, runContext());
    expect(report.ledger).toMatchObject({ sent: 24, compared: 24 });
    expect(findings(report)).toEqual(['status-differs: GET /api/ads/{} status status-changed']);
    expect(report.series).toBeUndefined();
  });
});

describe('taking up again', () => {
  test('sends what is left, at another rate, and nothing else', async () => {
    let isBroken = true;
    await previewWith((_request, response) => {
      if (isBroken && preview.requests.length > 8) response.writeHead(500).end();
    });
    const options = await optionsFor({ pace: { kind: 'constant', perSecond: 50 } });
    const stopped = await replay({ ...options, guard: { consecutiveMax: 3 } }, runContext());
    expect(findings(stopped)).toContain('run-stopped: preview');
    const answered = (stopped.ledger?.sent ?? 0) - (stopped.ledger?.setAside['interrupted'] ?? 0);
    isBroken = false;
    const report = await resumeReplay(journal, { ...options, guard: {}, rateMax: 600 }, runContext());
    expect(report.ledger).toMatchObject({ selected: 30, sent: 30, notSent: {} });
    expect(balanced(report)).toBe(true);
    expect(report.notices?.map(({ message }) => message)).toContain(
      `Taken up again: ${answered} of 30 requests had been answered.`,
    );
    const before = asked();
    const [series] = report.series ?? [];
    expect(sum(series?.requests)).toBe(30);
    expect(series?.marks.map(({ kind }) => kind)).toEqual(['stop', 'away']);
    expect((await judgeJournal(journal, {}, runContext())).series).toEqual(report.series);
    const complete = await resumeReplay(journal, options, runContext());
    expect(complete.ledger).toEqual(report.ledger);
    expect(asked()).toBe(before);
  });

  test('a torn end is cut off', async () => {
    const options = await optionsFor();
    const first = await replay(options, runContext());
    appendFileSync(journalIn(journal), Buffer.from([9, 0, 0, 0, 1, 0]));
    const report = await resumeReplay(journal, options, runContext());
    expect(report.ledger).toEqual(first.ledger);
  });

  test.each([
    [
      'marks',
      (options: ReplayOptions) => ({ preview: { ...options.preview, headers: { 'x-group': 'b' } } }),
      'preview',
    ],
    ['proof', () => ({ attest: [] }), 'attest'],
    ['noise', () => ({ noiseShare: 0.5 }), 'noiseShare'],
  ])('not with other %s', async (_name, more, named) => {
    const options = await optionsFor();
    await replay(options, runContext());
    const before = asked();
    await expect(resumeReplay(journal, { ...options, ...more(options) }, runContext())).rejects.toMatchObject(
      { code: 'usage', message: expect.stringContaining(`: ${named}.`) as string },
    );
    expect(asked()).toBe(before);
  });

  test('not while it is at work', async () => {
    const options = await optionsFor({ pace: { kind: 'constant', perSecond: 4 } });
    const stop = new AbortController();
    const running = replay(options, runContext(stop.signal));
    while (!existsSync(journalIn(journal))) await new Promise((resolve) => setTimeout(resolve, 10));
    await expect(resumeReplay(journal, options, runContext())).rejects.toMatchObject({
      code: 'usage',
      message: 'The run is still at work.',
    });
    stop.abort();
    expect((await running).partial).toBe(true);
  });
});

describe('what a journal holds', () => {
  test('a second run is refused, and the first one is kept', async () => {
    const options = await optionsFor();
    await replay(options, runContext());
    const before = readFileSync(journalIn(journal));
    await expect(replay(options, runContext())).rejects.toMatchObject({ code: 'usage' });
    expect(readFileSync(journalIn(journal)).equals(before)).toBe(true);
  });

  test('marks that are secret are not in it, so the options are to be given again', async () => {
    const token = 'mark-9f2c1e77';
    const options = await optionsFor({
      preview: { url: preview.url, headers: { 'x-access-token': token }, cookies: { group: 'b' } },
      redactKey: 'key-31d0',
    });
    await replay(options, runContext());
    const text = readFileSync(journalIn(journal), 'latin1');
    expect(text).not.toContain(token);
    expect(text).not.toContain('key-31d0');
    expect(optionsOfRun(journal)).toMatchObject({
      complete: false,
      options: { preview: { cookies: { group: 'b' }, headers: { 'x-access-token': 'redacted' } } },
    });
    expect((await resumeReplay(journal, options, runContext())).ledger?.sent).toBe(30);
  });

  test('without secrets it holds all options', async () => {
    await replay(await optionsFor(), runContext());
    expect(optionsOfRun(journal)).toMatchObject({ complete: true, options: { stable: { url: stable.url } } });
  });

  test.skipIf(process.platform !== 'linux')('a disk that is full at the start is said', async () => {
    mkdirSync(journal);
    symlinkSync('/dev/full', journalIn(journal));
    await expect(replay(await optionsFor(), runContext())).rejects.toMatchObject({
      code: 'store-failed',
      message: expect.stringContaining('ENOSPC') as string,
    });
  });

  test('old ones are purged, young and foreign ones stay', async () => {
    const base = join(folder, '.seaworthy', 'replays');
    const old = newRunFolder(base, new Date('2026-01-02T03:04:05.006Z'));
    const options = await optionsFor({ journal: old });
    const long = new Date('2026-01-02T03:04:05Z');
    await replay(options, { ...runContext(), now: () => long });
    const young = newRunFolder(base, new Date('2026-02-02T03:04:05.006Z'));
    await replay({ ...options, journal: young }, runContext());
    mkdirSync(join(base, 'notes'));
    const before = new Date('2026-01-20T00:00:00Z');
    expect(await purgeRuns(base, before, { dryRun: true })).toEqual([old]);
    expect(existsSync(old)).toBe(true);
    expect(await purgeRuns(base, before)).toEqual([old]);
    expect([old, young, join(base, 'notes')].map((path) => existsSync(path))).toEqual([false, true, true]);
    expect(readFileSync(join(base, '.gitignore'), 'utf8')).toBe('*\n');
  });
});
