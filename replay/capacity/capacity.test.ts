import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  adService,
  balanced,
  runContext,
  serve,
  usual,
  writeCapture,
  type Handler,
} from '../two-groups.test-support.ts';
import type { Report } from '../../reports/index.ts';
import type { Capacity } from './capacity.ts';
import type { CapacityOptions } from './options.ts';
import { replayCapacity } from './replay-capacity.ts';

/** Works on four requests at a time, each for 20 ms: it carries 200 requests/s and no more. */
function narrow(servedBy: string): Handler {
  const answer = adService(servedBy);
  const waiting: Parameters<Handler>[] = [];
  let busy = 0;
  const work = async (): Promise<void> => {
    busy += 1;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await sleep(20);
      answer(...next);
    }
    busy -= 1;
  };
  return (...asked) => {
    waiting.push(asked);
    if (busy < 4) void work();
  };
}

interface Setting {
  readonly stable?: Handler;
  readonly preview?: Handler;
  readonly health?: Handler;
  readonly options?: Partial<CapacityOptions>;
  readonly signal?: AbortSignal;
}

interface Outcome {
  readonly report: Report;
  readonly capacity: Capacity | undefined;
  readonly heard: readonly string[];
}

async function measured(setting: Setting): Promise<Outcome> {
  const stable = await serve(setting.stable ?? adService('web-v0'));
  const preview = await serve(setting.preview ?? narrow('web-v1'));
  const health = await serve(setting.health ?? ((_request, response) => void response.end('ok')));
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy-capacity-'));
  onTestFinished(async () => {
    await Promise.all([stable.stop(), preview.stop(), health.stop()]);
    await rm(folder, { recursive: true });
  });
  const file = join(folder, 'capacity.json');
  const report = await replayCapacity(
    {
      subject: { service: 'ads' },
      capture: [await writeCapture([...usual, { target: '/api/ads', times: 3, method: 'POST' }])],
      stable: { url: stable.url },
      preview: { url: preview.url },
      attest: [{ by: 'header:x-served-by', preview: '*-v1' }],
      windows: ['00:00-24:00 UTC'],
      rateMax: 5000,
      guard: { health: [{ url: health.url, timeoutMs: 5000 }] },
      allowedHosts: [stable, preview, health].map(({ url }) => new URL(url).host),
      limits: { tp99MsMax: 150, stableDifferenceMsMin: 5000 },
      stepSeconds: 0.6,
      timeoutMs: 5000,
      file,
      ...setting.options,
    },
    runContext(setting.signal),
  );
  const capacity = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Capacity) : undefined;
  const heard = preview.requests.map(({ method, url }) => `${method} ${url}`);
  return { report, capacity, heard };
}

const outcomes = ({ results }: Report): Record<string, string> =>
  Object.fromEntries(results.map(({ rule, outcome }) => [rule, outcome]));

test('finds what a node carries that can do only so much', async () => {
  // however slow the machine is
  const limits = { tp99MsMax: 10_000, stableDifferenceMsMin: 10_000 };
  const { report, capacity, heard } = await measured({ options: { limits } });
  expect(outcomes(report)).toEqual({
    'capacity-measured': 'pass',
    'capacity-not-proven': 'pass',
    'capacity-stopped': 'pass',
  });
  expect(report.notices.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^One node carries \d+ requests/) as string,
    expect.stringMatching(/^The load was closed/) as string,
    expect.stringMatching(/^The capacity is kept in .*capacity\.json, where/) as string,
  ]);
  expect(capacity).toMatchObject({ service: 'ads', attestedVersion: 'web-v1' });
  // where this machine itself had no time, it says so
  expect([
    { limitedBy: 'no-growth', isAtLeast: false },
    { limitedBy: 'client', isAtLeast: true },
  ]).toContainEqual({ limitedBy: capacity?.limitedBy, isAtLeast: capacity?.isAtLeast });
  // It cannot do more than 200; a busy machine does less.
  expect(capacity?.perSecond).toBeGreaterThan(10);
  expect(capacity?.perSecond).toBeLessThanOrEqual(230);
  expect(heard.filter((line) => !line.startsWith('GET '))).toEqual([]);
  expect(new Set(heard)).toEqual(new Set(['GET /api/ads', 'GET /api/ads/7', 'GET /page']));
  expect(report.verdict).toBe('go');
  expect(balanced(report)).toBe(true);
});

test('keeps to its cap, and says that it stopped there', async () => {
  const arrivals: number[] = [];
  const answer = adService('web-v1');
  const { capacity } = await measured({
    preview: (request, response) => {
      arrivals.push(performance.now());
      answer(request, response);
    },
    options: {
      rateMax: 60,
      stepSeconds: 1.5,
      // however slow the machine is
      limits: { tp99MsMax: 10_000, stableDifferenceMsMin: 10_000 },
    },
  });
  expect(capacity).toMatchObject({ limitedBy: 'rate-cap', isAtLeast: true });
  const seconds = ((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)) / 1000;
  expect(arrivals.length).toBeLessThanOrEqual(60 * (seconds + 1));
});

test('finds what a node carries that refuses what is above it', async () => {
  const answer = adService('web-v1');
  let freeAt = 0;
  const { capacity, report } = await measured({
    preview: (request, response) => {
      const now = performance.now();
      const isFree = freeAt <= now + 50;
      if (isFree) freeAt = Math.max(freeAt, now) + 10;
      if (isFree) answer(request, response);
      else response.writeHead(503).end();
    },
    // however slow the machine is
    options: { limits: { tp99MsMax: 10_000, stableDifferenceMsMin: 10_000 } },
  });
  // it answers one request in 10 ms, and the first connection alone asks for more
  expect(report.results.find(({ rule }) => rule === 'capacity-measured')?.message).toMatch(
    /too many replies were errors/,
  );
  expect(capacity).toMatchObject({ isAtLeast: false, limitedBy: 'errors' });
  expect(capacity?.perSecond).toBeGreaterThan(40);
  expect(capacity?.perSecond).toBeLessThanOrEqual(120);
});

describe('production comes first', () => {
  test.each([
    [
      'stable that fails',
      { stable: after(5, (_request, response) => void response.writeHead(500).end()) },
      /stable failed twice/,
    ],
    [
      'a health signal that turns red',
      { health: after(2, (_request, response) => void response.writeHead(500).end()) },
      /status 500/,
    ],
    [
      'a health signal that is lost',
      { health: after(2, (request) => void request.socket.destroy()) },
      /cannot be read/,
    ],
  ] as const)('%s ends the load', async (_name, setting, why) => {
    const { report, capacity } = await measured({ ...setting, options: { stepSeconds: 20 } });
    expect(outcomes(report)['capacity-stopped']).toBe('inconclusive');
    expect(report.results.find(({ rule }) => rule === 'capacity-stopped')?.message).toMatch(why);
    expect(capacity).toBeUndefined();
    expect(report.verdict).toBe('hold');
  });

  test('stable that hangs ends the load before its request times out', async () => {
    const limits = { tp99MsMax: 150, stableDifferenceMsMin: 400 };
    const { report } = await measured({
      stable: after(5, () => {}),
      options: { stepSeconds: 20, limits, timeoutMs: 60_000 },
    });
    expect(report.results.find(({ rule }) => rule === 'capacity-stopped')?.message).toMatch(
      /stable has been silent for \d+ ms/,
    );
  });

  test('nothing is sent outside the window', async () => {
    const stop = new AbortController();
    const soon = new Date(Date.now() + 6 * 3_600_000).toISOString().slice(11, 14);
    const options = { windows: [`${soon}00-${soon}59 UTC`] };
    setTimeout(() => stop.abort(), 600);
    const { heard, report } = await measured({ options, signal: stop.signal });
    expect(heard).toEqual([]);
    expect(report).toMatchObject({ partial: true, exitCode: 130 });
    expect(balanced(report)).toBe(true);
  });

  test('nothing reaches preview but one probe when the health signal is red from the start', async () => {
    const { heard, report } = await measured({
      health: (_request, response) => void response.writeHead(500).end(),
    });
    expect(heard).toHaveLength(1);
    expect(report.verdict).toBe('hold');
  });

  test('an interrupt ends it at once, with a partial report', async () => {
    const stop = new AbortController();
    const preview: Handler = (request, response) => {
      setImmediate(() => stop.abort());
      adService('web-v1')(request, response);
    };
    const { report } = await measured({ preview, signal: stop.signal, options: { stepSeconds: 60 } });
    expect(report).toMatchObject({ partial: true, exitCode: 130 });
  });
});

test('an entrance that refuses the connection is named, before any load', async () => {
  const preview: Handler = (_request, response) =>
    void response.writeHead(400).end('<center>No required SSL certificate was sent</center>');
  await expect(measured({ preview })).rejects.toMatchObject({
    code: 'target-unreachable',
    message: expect.stringContaining('No required SSL certificate was sent'),
  });
});

test('a load that another group carried counts for nothing', async () => {
  const { report, capacity } = await measured({
    preview: narrow('web-v0'),
    options: { limits: { connectionsMax: 1 } },
  });
  expect(outcomes(report)['capacity-not-proven']).toBe('fail');
  expect(capacity).toBeUndefined();
});

test.each([
  ['a window', { windows: [] }, '--window'],
  ['a cap', { rateMax: undefined }, '--rate-max'],
  ['a guard', { guard: {} }, '--health'],
] as const)('without %s nothing is sent', async (_name, options, flag) => {
  await expect(measured({ options })).rejects.toMatchObject({
    code: 'usage',
    where: flag,
    todo: expect.stringContaining(flag),
  });
});

/** Well at first, for so many requests. */
function after(count: number, then: Handler): Handler {
  const well = adService('web-v0');
  let seen = 0;
  return (request, response) => {
    seen += 1;
    if (seen <= count) well(request, response);
    else then(request, response);
  };
}
