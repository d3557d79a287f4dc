/** When a run stops, and what goes wrong on the way. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { replay } from './engine.ts';
import type { ReplayOptions } from './options.ts';
import {
  adService,
  balanced,
  findings,
  notPassed,
  replayed,
  replayOptions,
  runContext,
  serve,
  type Captured,
  type Handler,
  type Served,
} from './two-groups.test-support.ts';

let stable: Served;
let preview: Served;
let folder: string;

beforeEach(async () => {
  stable = await serve(adService('web-v0'));
  preview = await serve(adService('web-v1'));
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-stopping-'));
});
afterEach(async () => {
  await Promise.all([stable.stop(), preview.stop(), rm(folder, { recursive: true })]);
});

const optionsFor = (lines: readonly Captured[], more: Partial<ReplayOptions> = {}): Promise<ReplayOptions> =>
  replayOptions({ stable, preview }, lines, more);

describe('when it stops', () => {
  const many = [{ target: '/api/ads', times: 300 }];
  const slow = { pace: { kind: 'constant', perSecond: 40 } } as const;

  test('a signal ends what is under way and leaves a partial report', async () => {
    const stop = new AbortController();
    const hang: Handler = () => {
      if (preview.requests.length === 5) stop.abort();
    };
    await preview.stop();
    preview = await serve((request, response) => {
      if (preview.requests.length < 5) adService('web-v1')(request, response);
      else hang(request, response);
    });
    const report = await replay(await optionsFor(many, slow), runContext(stop.signal));
    expect(report).toMatchObject({ partial: true, verdict: 'hold', exitCode: 130 });
    expect(report.ledger?.notSent['interrupted']).toBeGreaterThan(200);
    expect(report.ledger?.setAside['interrupted']).toBeGreaterThan(0);
    // nobody was harmed, so nobody is sent to look for a fault
    const stopped = report.results.find(({ rule }) => rule === 'run-stopped');
    expect(stopped?.fix).toMatch(/^Send the rest with `seaworthy replay resume`/);
    expect(balanced(report)).toBe(true);
    await vi.waitFor(async () => {
      expect([await stable.connections(), await preview.connections()]).toEqual([0, 0]);
    });
  });

  test('a signal that came before the start sends nothing', async () => {
    const report = await replay(await optionsFor(many), runContext(AbortSignal.abort()));
    expect(report.partial).toBe(true);
    expect(stable.requests).toHaveLength(0);
  });

  test('a stop file', async () => {
    const stopFile = join(folder, 'stop');
    const options = await optionsFor(many, { ...slow, stopFile });
    const running = replay(options, runContext());
    await writeFile(stopFile, '');
    const report = await running;
    expect(report.partial).toBe(true);
    expect(report.ledger?.sent).toBeLessThan(300);
    expect(balanced(report)).toBe(true);
    expect(findings(report)).toContain('run-stopped: asked');
  });

  test('a stop file that is there already is refused before anything is sent', async () => {
    const stopFile = join(folder, 'stop');
    await writeFile(stopFile, '');
    await expect(replay(await optionsFor(many, { stopFile }), runContext())).rejects.toMatchObject({
      code: 'usage',
      where: stopFile,
      todo: expect.stringContaining(`Remove ${stopFile}`) as string,
    });
    expect([stable.requests, preview.requests]).toEqual([[], []]);
  });

  test('errors of stable', async () => {
    const broken: Handler = (_request, response) => response.writeHead(500).end();
    const report = await replayed({ stable: adService('web-v0', broken), captured: many });
    expect(notPassed(report).find(({ rule }) => rule === 'run-stopped')).toMatchObject({
      key: 'stable',
      outcome: 'inconclusive',
      level: 'block',
    });
    expect(report.ledger?.notSent['run-stopped']).toBeGreaterThan(0);
    expect(balanced(report)).toBe(true);
    expect(report.verdict).toBe('hold');
  });

  test('a preview that only fails is no-go, not only stopped', async () => {
    const broken: Handler = (_request, response) => response.writeHead(500).end();
    const report = await replayed({ preview: adService('web-v1', broken), captured: many });
    expect(findings(report)).toEqual(
      expect.arrayContaining(['status-differs: GET /api/ads status status-changed', 'run-stopped: preview']),
    );
    expect(report.verdict).toBe('no-go');
  });

  test('a group that becomes slow, held to its own beginning', async () => {
    const options = await optionsFor([{ target: '/api/ads', times: 600 }], {
      pace: { kind: 'constant', perSecond: 60 },
      // Far above what a busy machine makes of a quick reply.
      guard: { slowMsMin: 600 },
    });
    await preview.stop();
    preview = await serve((request, response) => {
      const answer = (): void => adService('web-v1')(request, response);
      setTimeout(answer, preview.requests.length > 80 ? 1200 : 0);
    });
    const report = await replay({ ...options, preview: { url: preview.url } }, runContext());
    const stopped = notPassed(report).find(({ rule }) => rule === 'run-stopped');
    // a crowded machine makes stable slow as well, and is named then
    expect(['preview', 'tasks for each core', 'delay of this machine']).toContain(stopped?.key);
    expect(report.ledger?.notSent['run-stopped']).toBeGreaterThan(0);
    expect(balanced(report)).toBe(true);
  });

  test('a group that hangs, long before its requests time out', async () => {
    await stable.stop();
    stable = await serve((request, response) => {
      if (stable.requests.length < 120) adService('web-v0')(request, response);
    });
    const options = await optionsFor([{ target: '/api/ads', times: 900 }], {
      pace: { kind: 'constant', perSecond: 60 },
      guard: { slowMsMin: 600 },
      timeoutMs: 60_000,
    });
    const report = await replay({ ...options, stable: { url: stable.url } }, runContext());
    const stopped = notPassed(report).find(({ rule }) => rule === 'run-stopped');
    expect(stopped?.message).toContain('replies of stable');
    expect(Object.keys(report.ledger?.setAside ?? {})).toEqual(['interrupted']);
    expect(balanced(report)).toBe(true);
  });

  test('a run that begins slowly takes as much longer', async () => {
    const options = await optionsFor([{ target: '/api/ads', times: 12 }], {
      pace: { kind: 'constant', perSecond: 40 },
      guard: { startShare: 0.2 },
    });
    const begunAt = performance.now();
    const report = await replay(options, runContext());
    expect(report.ledger).toMatchObject({ sent: 12, compared: 12 });
    // the first 20 replies belong to the first 7 requests, 6 gaps of 25 ms at a fifth of the pace
    expect(performance.now() - begunAt).toBeGreaterThan(6 * 25 * 5);
  });

  test('requests beyond the maximum or the time are counted', async () => {
    const report = await replay(
      await optionsFor(many, { requestsMax: 100, secondsMax: 1, pace: { kind: 'constant', perSecond: 80 } }),
      runContext(),
    );
    expect(report.ledger?.notSent).toEqual({ 'above-requests-max': 200, 'after-seconds-max': 19 });
    expect(balanced(report)).toBe(true);
  });
});

describe('what goes wrong on the way', () => {
  test('429 with Retry-After pauses every arm, and the pair does not count', async () => {
    let refused = 0;
    const busy: Handler = (_request, response) => {
      refused += 1;
      if (refused === 5) response.writeHead(429, { 'retry-after': '1' }).end();
    };
    const report = await replayed({ preview: adService('web-v1', busy) });
    expect(report.ledger?.setAside).toEqual({ 'backed-off': 1 });
    expect(findings(report)).toEqual([]);
  });

  test('targets that keep asking to back off end the run', async () => {
    const busy: Handler = (_request, response) => response.writeHead(503, { 'retry-after': '0' }).end();
    const report = await replayed({
      preview: adService('web-v1', busy),
      options: { guard: { backOffsMax: 3 } },
    });
    expect(findings(report)).toContain('run-stopped: preview');
  });

  test('a reset connection on one route is asked again and then a finding', async () => {
    const reset: Handler = (request) => {
      if (request.url === '/page') request.socket.destroy();
    };
    const report = await replayed({ preview: adService('web-v1', reset) });
    expect(findings(report)).toContain('status-differs: GET /page status no-reply');
    expect(report.ledger?.setAside).toEqual({ error: 6 });
  });

  test('a reply that never ends is a timeout', async () => {
    const hang: Handler = (request, response) => {
      if (request.url === '/page') response.setHeader('x-unanswered', 'ever');
    };
    const report = await replayed({
      preview: adService('web-v1', hang),
      options: { timeoutMs: 700, repeatsMax: 3 },
    });
    expect(report.ledger?.setAside).toEqual({ timeout: 6 });
    expect(findings(report)).toContain('status-differs: GET /page status no-reply');
  });
});
