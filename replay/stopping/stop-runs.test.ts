import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replay } from '../engine.ts';
import type { ReplayOptions } from '../options.ts';
import {
  adService,
  balanced,
  findings,
  notPassed,
  replayOptions,
  runContext,
  serve,
  type Served,
} from '../two-groups.test-support.ts';
import { leaseOf, RunLease } from './run-lease.ts';
import { stopRuns } from './stop-runs.ts';

let folder: string;
let stable: Served;
let preview: Served;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seaworthy-stop-'));
  stable = await serve(adService('web-v0'));
  preview = await serve(adService('web-v1'));
});
afterEach(async () => {
  await Promise.all([stable.stop(), preview.stop()]);
  rmSync(folder, { recursive: true });
});

const leased = { startedAt: '2026-11-21T01:00:00.000Z', runId: 'r', hosts: ['a:1'] };
const optionsFor = (more: Partial<ReplayOptions>): Promise<ReplayOptions> =>
  replayOptions({ stable, preview }, [{ target: '/api/ads', times: 300 }], {
    pace: { kind: 'constant', perSecond: 20 },
    ...more,
  });

async function untilAsked(): Promise<void> {
  while (stable.requests.length < 5) await setTimeout(5);
}

test.each([
  ['journal', () => ({ journal: join(folder, 'runs', 'one') }), 'runs/one'],
  ['stop file', () => ({ stopFile: join(folder, 'runs', 'stop') }), 'runs'],
])('a run with a %s is found, stopped and gone', async (_name, more, place) => {
  const running = replay(await optionsFor(more()), runContext());
  await untilAsked();
  const [stopped, ...others] = await stopRuns([join(folder, 'runs')]);
  expect(others).toEqual([]);
  expect(stopped).toMatchObject({
    outcome: 'stopped',
    folder: join(folder, place),
    hosts: [new URL(stable.url).host, new URL(preview.url).host],
  });
  const report = await running;
  expect(report).toMatchObject({ partial: true, exitCode: 130 });
  expect(notPassed(report).find(({ key }) => key === 'asked')?.message).toContain(
    '`seaworthy replay stop` was called',
  );
  expect(balanced(report)).toBe(true);
  const stop = join(folder, place, 'stop');
  expect([stop, leaseOf(stop)].map((path) => existsSync(path))).toEqual([false, false]);
});

test('the second start is not refused because of the first stop', async () => {
  const options = await optionsFor({ stopFile: join(folder, 'stop'), requestsMax: 20 });
  const running = replay(options, runContext());
  await untilAsked();
  await stopRuns([folder]);
  await running;
  const report = await replay({ ...options, pace: { kind: 'constant', perSecond: 400 } }, runContext());
  expect(findings(report)).toEqual([]);
});

test('what a killed run left behind is told apart and cleared', async () => {
  const stop = join(folder, 'stop');
  new RunLease([stop], leased).renew();
  expect(await stopRuns([folder])).toMatchObject([{ ...leased, folder, outcome: 'gone' }]);
  expect([stop, leaseOf(stop)].map((path) => existsSync(path))).toEqual([false, false]);
});

test.skipIf(process.platform !== 'linux')('a run whose stop file can have no folder is refused', () => {
  expect(() => new RunLease(['/proc/none/stop'], leased)).toThrow(
    /The run cannot leave word of itself: ENOENT/,
  );
});

test('a run that does not listen is said to be silent, and its stop file stays', async () => {
  const stop = join(folder, 'stop');
  const lease = new RunLease([stop], leased);
  const beating = setInterval(() => lease.renew(), 100);
  try {
    expect(await stopRuns([folder], { timeoutMs: 200 })).toMatchObject([{ outcome: 'silent' }]);
    expect(existsSync(stop)).toBe(true);
  } finally {
    clearInterval(beating);
  }
});

test('nothing at work, no folder, and files of others', async () => {
  mkdirSync(join(folder, 'notes'));
  writeFileSync(join(folder, 'notes', 'other.run'), 'echo');
  utimesSync(join(folder, 'notes', 'other.run'), 1, 1);
  expect(await stopRuns([folder, join(folder, 'absent')])).toEqual([]);
  expect(existsSync(join(folder, 'notes', 'other.run'))).toBe(true);
});
