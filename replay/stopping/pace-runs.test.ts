import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Report } from '../../reports/index.ts';
import { replay } from '../engine.ts';
import { judgeJournal } from '../judge-journal.ts';
import type { ReplayOptions } from '../options.ts';
import { resumeReplay } from '../resume.ts';
import {
  adService,
  balanced,
  findings,
  replayOptions,
  runContext,
  serve,
  type Handler,
  type Served,
} from '../two-groups.test-support.ts';
import { AskedPace, paceFileOf, writePace } from './asked-pace.ts';
import { paceRuns } from './pace-runs.ts';
import { RunLease } from './run-lease.ts';
import { statusOfRuns } from './status-of-runs.ts';
import { stopRuns } from './stop-runs.ts';

let folder: string;
let journal: string;
let stable: Served;
let preview: Served;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-pace-'));
  journal = join(folder, 'run');
  stable = await serve(adService('web-v0'));
  preview = await serve(adService('web-v1'));
});
afterEach(async () => {
  await Promise.all([stable.stop(), preview.stop()]);
  rmSync(folder, { recursive: true });
});

async function begun(
  { perSecond, times = 60 }: { readonly perSecond: number; readonly times?: number },
  more: Partial<ReplayOptions> = {},
): Promise<{ readonly options: ReplayOptions; readonly running: Promise<Report> }> {
  const options = await replayOptions({ stable, preview }, [{ target: '/api/ads', times }], {
    pace: { kind: 'constant', perSecond },
    journal,
    ...more,
  });
  const running = replay(options, runContext());
  while (preview.requests.length < 5) await setTimeout(5);
  return { options, running };
}

const outcomes = (runs: readonly { readonly outcome: string }[]): string[] =>
  runs.map(({ outcome }) => outcome);
const marksOf = ({ series }: Report): unknown => series?.[0]?.marks;

test.each([
  ['an open loop', { kind: 'constant', perSecond: 40 }],
  ['a closed loop', { kind: 'closed', inFlight: 2 }],
] as const)(
  '%s is held, and goes on where it was; the report, its chart and the journal say so',
  async (_kind, pace) => {
    const slow =
      (served: string): Handler =>
      (...asked) =>
        void setTimeout(15).then(() => adService(served)(...asked));
    await Promise.all([stable.stop(), preview.stop()]);
    [stable, preview] = [await serve(slow('web-v0')), await serve(slow('web-v1'))];
    const { running } = await begun({ perSecond: 40, times: 160 }, { pace });
    expect(outcomes(await paceRuns([folder], 0))).toEqual(['paced']);
    // a run that does not listen falls silent at its end only
    let heard: number;
    do {
      heard = preview.requests.length;
      await setTimeout(250);
    } while (preview.requests.length > heard);
    expect(heard).toBeLessThan(150);

    expect(outcomes(await paceRuns([folder], 1))).toEqual(['paced']);
    const report = await running;
    expect(report.ledger).toMatchObject({ sent: 160, compared: 160 });
    expect(findings(report)).toEqual([]);
    expect(marksOf(report)).toMatchObject([{ kind: 'held', atMs: expect.any(Number) as number }]);
    expect(Math.min(...(report.series?.[0]?.pace ?? []).map((share) => share ?? 100))).toBe(0);
    expect(report.notices.map(({ message }) => message).join('\n')).toMatch(
      /The pace was changed by `seaworthy replay pace`: 0 % \(20\S+Z\), 100 % \(20\S+Z\)\./,
    );
    expect(marksOf(await judgeJournal(journal, {}, runContext()))).toEqual(marksOf(report));
    expect(readdirSync(journal)).toEqual(['journal']);
  },
);

test('a run says how it stands', async () => {
  const { running } = await begun({ perSecond: 30 });
  await paceRuns([folder], 0.25);
  const found = async () => (await statusOfRuns([folder]))[0]?.status;
  while ((await found())?.askedShare !== 0.25) await setTimeout(20);
  const status = await found();
  expect(status).toMatchObject({
    phase: 'sending',
    total: 60,
    share: 0.25,
    guardShare: 1,
    errors: { stable: 0, preview: 0 },
  });
  expect(status?.done).toBeGreaterThan(0);
  expect(status?.leftMs).toBeGreaterThan(0);
  await paceRuns([folder], 1);
  await running;
  expect(await statusOfRuns([folder])).toEqual([]);
});

test('a run that is held can be stopped, and goes at its own pace when it is taken up again', async () => {
  const { options, running } = await begun({ perSecond: 40 });
  const [paced, stopped] = await Promise.all([paceRuns([folder], 0), stopRuns([folder])]);
  // whichever is heard first, the run ends and leaves nothing behind
  expect(['paced', 'ended']).toContain(paced[0]?.outcome);
  expect(outcomes(stopped)).toEqual(['stopped']);
  const first = await running;
  expect(first).toMatchObject({ partial: true });
  expect(balanced(first)).toBe(true);
  expect(readdirSync(journal)).toEqual(['journal']);

  // as a killed command would leave it; a run that heard of it would send nothing
  writePace(join(journal, 'stop'), 0);
  const pace = { kind: 'constant', perSecond: 400 } as const;
  const report = await resumeReplay(journal, { ...options, pace }, runContext());
  expect(report.ledger).toMatchObject({ sent: 60, compared: 60 });
});

test('what is no share, and more than the pace of the run, changes nothing and is told', async () => {
  const { running } = await begun({ perSecond: 60 });
  for (const text of ['2', 'slow', '', '-1']) {
    writeFileSync(paceFileOf(join(journal, 'stop')), text);
    while (existsSync(paceFileOf(join(journal, 'stop')))) await setTimeout(10);
  }
  const report = await running;
  expect(report.series?.[0]?.pace.every((share) => share === 100)).toBe(true);
  expect(report.notices.map(({ message }) => message)).toContain(
    'A pace that is no share from 0 to 1 was asked for 4 times; that changed nothing.',
  );
});

test('a run that is over, and one that does not listen', async () => {
  const stop = join(folder, 'stop');
  const lease = new RunLease([stop], { startedAt: '2026-11-21T01:00:00.000Z', runId: 'r', hosts: ['a:1'] });
  const beating = setInterval(() => lease.renew(), 100);
  try {
    expect(outcomes(await paceRuns([folder], 0.5, { timeoutMs: 200 }))).toEqual(['silent']);
    expect(existsSync(paceFileOf(stop))).toBe(false);
  } finally {
    clearInterval(beating);
  }
  expect(await paceRuns([join(folder, 'absent')], 0.5)).toEqual([]);
});

test('the last pace that was told holds, whichever file told it', () => {
  const stops = [join(folder, 'a'), join(folder, 'b')];
  const pace = new AskedPace(stops);
  const heard: number[] = [];
  pace.onChange(() => heard.push(pace.share));
  writePace(join(folder, 'a'), 0.5);
  pace.look();
  pace.look();
  writePace(join(folder, 'b'), 0.2);
  pace.look();
  writePace(join(folder, 'b'), 0.2);
  pace.look();
  expect(heard).toEqual([0.5, 0.2]);
});
