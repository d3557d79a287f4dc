/** What of a capture is sent, and where the ledger says the rest went. */
import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { replayCapacity } from '../capacity/replay-capacity.ts';
import { replay } from '../engine.ts';
import type { ReplayOptions } from '../options.ts';
import { planReplay, type ReplayPlan } from '../plan.ts';
import { renderPlan } from '../render-plan.ts';
import {
  adService,
  balanced,
  replayed,
  runContext,
  writeCapture,
  type Captured,
} from '../two-groups.test-support.ts';
import { writeApprovedRoutes } from './approved-routes.ts';

const nowhere = { url: 'http://127.0.0.1:9' };

async function planned(
  captured: readonly Captured[],
  more: Partial<ReplayOptions> = {},
): Promise<ReplayPlan> {
  const capture = more.capture ?? [await writeCapture(captured)];
  const options = { subject: { service: 'ads' }, stable: nowhere, preview: nowhere, ...more, capture };
  const plan = await planReplay(options, runContext());
  const { selected, notSent } = plan.ledger;
  expect(selected).toBe(plan.requests + Object.values(notSent).reduce((sum, count) => sum + count, 0));
  return plan;
}

const sentBy = (plan: ReplayPlan): Record<string, number> =>
  Object.fromEntries(plan.routes.map(({ route, requests }) => [route, requests]));

describe('a capture that is larger than what may be sent', () => {
  const captured = [
    { target: '/api/ads', times: 900 },
    { target: '/page', times: 90 },
    { target: '/rare', times: 10 },
  ];

  test('becomes a sample in which every route has its share and rare ones their minimum', async () => {
    const plan = await planned(captured, {
      requestsMax: 100,
      perRouteMin: 8,
      pace: { kind: 'constant', perSecond: 50 },
    });
    expect(plan.requests).toBe(100);
    expect(plan.ledger.notSent).toEqual({ 'above-requests-max': 900 });
    const sent = sentBy(plan);
    expect(sent['GET /rare']).toBeGreaterThanOrEqual(8);
    expect(sent['GET /page']).toBeGreaterThanOrEqual(8);
    expect(sent['GET /api/ads']).toBeGreaterThan(70);
    expect(plan.routes[0]).toMatchObject({ route: 'GET /api/ads', captured: 900, share: 0.9 });
    expect(renderPlan(plan)).toContain('a sample in which every route has its share');
  });

  test('is the same sample each time, and another one for another seed', async () => {
    const capture = [await writeCapture(captured)];
    const routes = async (seed?: number): Promise<Record<string, number>> =>
      sentBy(
        await planned([], { capture, requestsMax: 200, perRouteMin: 0, ...(seed !== undefined && { seed }) }),
      );
    expect(await routes()).toEqual(await routes());
    const seeds = await Promise.all([1, 2, 3, 4, 5].map(async (seed) => JSON.stringify(await routes(seed))));
    expect(new Set(seeds).size).toBeGreaterThan(1);
  });

  test('holds no more than can be sent in time', async () => {
    const plan = await planned(captured, { secondsMax: 10, rateMax: 15 });
    expect(plan.requests).toBeLessThanOrEqual(51);
    expect(plan.requests).toBeGreaterThan(40);
    expect(plan.durationSeconds).toBeLessThanOrEqual(10);
    expect(plan.ledger.notSent).toEqual({ 'after-seconds-max': 1000 - plan.requests });
    expect(sentBy(plan)['GET /rare']).toBeGreaterThan(0);
  });
});

test('as captured, what comes too late for the time is not sampled, but its route is proposed', async () => {
  const file = await writeCapture([]);
  const at = (time: string, target: string): string =>
    `10.0.0.1 - - [02/Mar/2026:${time} +0000] "GET ${target} HTTP/1.1" 200 321 "-" "test"\n`;
  await writeFile(
    file,
    at('10:00:00', '/a').repeat(3) + at('10:00:50', '/a') + at('10:02:00', '/late').repeat(5),
  );
  const plan = await planned([], { capture: [file], secondsMax: 60 });
  expect(plan.ledger.notSent).toEqual({ 'after-seconds-max': 5 });
  expect(plan.routes).toMatchObject([
    { route: 'GET /late', captured: 5, requests: 0 },
    { route: 'GET /a', captured: 4, requests: 4 },
  ]);
  const faster = await planned([], {
    capture: [file],
    secondsMax: 60,
    pace: { kind: 'as-captured', speed: 2.5 },
  });
  expect(faster.requests).toBe(9);
});

test('what comes too late takes no place in the sample', async () => {
  const file = await writeCapture([]);
  const at = (minute: number): string =>
    `10.0.0.1 - - [02/Mar/2026:10:${String(minute).padStart(2, '0')}:00 +0000] "GET /a HTTP/1.1" 200 1 "-" "t"\n`;
  await writeFile(file, at(0).repeat(60) + at(30).repeat(900));
  const plan = await planned([], { capture: [file], secondsMax: 60, requestsMax: 50 });
  expect(plan.requests).toBe(50);
  expect(plan.ledger.notSent).toEqual({ 'after-seconds-max': 900, 'above-requests-max': 10 });
});

describe('equal requests', () => {
  const captured = [
    { target: '/api/ads', times: 12 },
    { target: '/api/ads', times: 2, method: 'HEAD' },
    { target: '/api/ads?page=2', times: 3 },
  ];

  test('are sent as often as captured', async () => {
    expect((await planned(captured)).requests).toBe(17);
  });

  test('or once in the run', async () => {
    const plan = await planned(captured, { oncePer: 'run' });
    expect(plan.ledger.notSent).toEqual({ duplicate: 14 });
    expect(sentBy(plan)).toEqual({ 'GET /api/ads': 2, 'HEAD /api/ads': 1 });
  });

  test('or once in a time of the capture', async () => {
    const file = await writeCapture([]);
    const lines = Array.from(
      { length: 30 },
      (_, second) =>
        `10.0.0.1 - - [02/Mar/2026:10:00:${String(second).padStart(2, '0')} +0000] "GET /a HTTP/1.1" 200 1 "-" "t"\n`,
    );
    await writeFile(file, lines.join(''));
    const plan = await planned([], { capture: [file], oncePer: 10 });
    expect(plan.ledger.notSent).toEqual({ duplicate: 27 });
  });
});

test.each([{ oncePer: 0 }, { oncePer: Number.NaN }, { perRouteMin: -1 }])('%j is refused', async (more) => {
  await expect(planned([{ target: '/a', times: 1 }], more)).rejects.toMatchObject({ code: 'usage' });
});

test('routes come from an API description', async () => {
  const file = `${await writeCapture([])}.yaml`;
  await writeFile(file, 'openapi: 3.1.0\nservers: [{url: /v1}]\npaths: {"/shops/{name}/ads": {}}\n');
  const captured = [
    { target: '/v1/shops/alpha/ads', times: 2 },
    { target: '/v1/shops/beta/ads?x=1', times: 1 },
  ];
  expect(sentBy(await planned(captured))).toEqual({
    'GET /v1/shops/alpha/ads': 2,
    'GET /v1/shops/beta/ads': 1,
  });
  expect(sentBy(await planned(captured, { openApi: [file] }))).toEqual({ 'GET /v1/shops/{}/ads': 3 });
});

describe('approved routes', () => {
  const captured = [
    { target: '/api/ads', times: 12 },
    { target: '/api/ads/7', times: 12 },
    { target: '/page', times: 6 },
  ];

  test('others are not sent, and the ledger says so', async () => {
    const file = `${await writeCapture([])}.txt`;
    await writeFile(file, 'GET /api/*\n');
    const asked: (string | undefined)[] = [];
    const stable = adService(
      'web-v0',
      ({ url }) => void asked.push(url?.replace(/[?&]seaworthy-probe=.*/, '')),
    );
    const report = await replayed({ captured, stable, options: { approvedRoutes: file } });
    expect(report.ledger).toMatchObject({ selected: 30, sent: 24, notSent: { 'not-approved': 6 } });
    expect(balanced(report)).toBe(true);
    expect(new Set(asked)).toEqual(new Set(['/api/ads', '/api/ads/7']));
  });

  test('a run of which nothing is approved is refused; the plan still tells what to approve', async () => {
    const file = `${await writeCapture([])}.txt`;
    await writeFile(file, '# nothing yet\n');
    const plan = await planned(captured, { approvedRoutes: file });
    expect(plan).toMatchObject({
      requests: 0,
      approval: 'listed',
      ledger: { notSent: { 'not-approved': 30 } },
    });
    expect(renderPlan(plan)).toMatch(/0 of 3 routes[\s\S]*GET \/page {2}\(not approved\)/);
    await expect(replayed({ captured, options: { approvedRoutes: file } })).rejects.toMatchObject({
      code: 'nothing-selected',
      message: expect.stringContaining('not-approved 30') as string,
    });
    await writeApprovedRoutes(file, plan.routes);
    expect((await planned(captured, { approvedRoutes: file })).requests).toBe(30);
  });

  test('outside loopback a run without a list is refused before anything is read or sent', async () => {
    const url = 'http://ads.example.invalid';
    const options = {
      subject: { service: 'ads' },
      capture: ['/no/such/file'],
      stable: { url },
      preview: { url },
    };
    await expect(replay(options, runContext())).rejects.toMatchObject({
      code: 'usage',
      where: 'approvedRoutes',
      todo: expect.stringContaining('replay plan --write-approved routes.txt') as string,
    });
    const plan = await planned(captured, { stable: { url }, preview: { url } });
    expect(plan.approval).toBe('missing');
    expect(renderPlan(plan)).toContain('none: the run needs a list');
  });
});

test('a load outside loopback needs approved routes as well', async () => {
  const group = { url: 'http://ads.example.invalid' };
  const options = {
    subject: { service: 'ads' },
    capture: ['/no/such/file'],
    stable: group,
    preview: group,
    windows: ['00:00-24:00 UTC'],
    rateMax: 10,
    guard: { health: [{ url: 'http://ads.example.invalid/health' }] },
  };
  await expect(replayCapacity(options, runContext())).rejects.toMatchObject({ where: 'approvedRoutes' });
});
