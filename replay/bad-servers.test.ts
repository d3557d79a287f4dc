/** Servers that misbehave, clocks that jump, a disk that fills up: the run ends, and its ledger adds up. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HarnessError, type Report } from '../reports/index.ts';
import { replay } from './engine.ts';
import { JournalFile } from './journal/journal-file.ts';
import type { ReplayOptions } from './options.ts';
import { resumeReplay } from './resume.ts';
import {
  adService,
  balanced,
  findings,
  notPassed,
  replayOptions,
  runContext,
  serve,
  type Served,
} from './two-groups.test-support.ts';

let stable: Served;
beforeEach(async () => {
  stable = await serve(adService('web-v0'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await stable.stop();
});

const body = '{"total":3}';
const whole = `HTTP/1.1 200 OK\r\nx-served-by: web-v1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

/** A preview that answers its first request well, since that is the probe, and then as told. */
async function rawPreview(answer: (socket: Socket) => void): Promise<{ readonly url: string; stop(): void }> {
  const sockets = new Set<Socket>();
  let asked = 0;
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', () => {
      asked += 1;
      if (asked === 1) socket.end(whole);
      else answer(socket);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function against(answer: (socket: Socket) => void, more: Partial<ReplayOptions> = {}): Promise<Report> {
  const preview = await rawPreview(answer);
  try {
    const options = await replayOptions({ stable, preview: stable }, [{ target: '/api/ads', times: 30 }], {
      preview: { url: preview.url },
      timeoutMs: 800,
      repeatsMax: 0,
      guard: { consecutiveMax: 1000, previewErrorShareMax: 1 },
      ...more,
    });
    return await replay(options, runContext());
  } finally {
    preview.stop();
  }
}

const lost = (report: Report): number =>
  (report.ledger?.setAside['timeout'] ?? 0) + (report.ledger?.setAside['error'] ?? 0);

describe('a preview', () => {
  test.each<[string, (socket: Socket) => void, 'timeout' | 'error']>([
    ['that is half open: takes requests and never answers', () => {}, 'timeout'],
    ['that resets', (socket) => socket.resetAndDestroy(), 'error'],
    ['that closes without a word', (socket) => socket.end(), 'error'],
    ['that breaks off in the head', (socket) => socket.end('HTTP/1.1 200 OK\r\nx-ser'), 'error'],
    ['that breaks off in the body', (socket) => socket.end(whole.slice(0, -4)), 'error'],
    ['that says less than it announced and waits', (socket) => socket.write(whole.slice(0, -4)), 'timeout'],
    ['that talks rubbish', (socket) => socket.write('\u0000\u0001 SSH-2.0\r\n\r\n'), 'error'],
    [
      'that sends a byte now and then',
      (socket) => {
        let at = 0;
        const dripping = setInterval(() => {
          if (socket.destroyed || at >= whole.length) clearInterval(dripping);
          else socket.write(whole[(at += 1) - 1] ?? '');
        }, 100);
      },
      'timeout',
    ],
  ])('%s', async (_name, answer, reason) => {
    const report = await against(answer);
    expect(report.ledger?.setAside).toEqual({ [reason]: 30 });
    expect(balanced(report)).toBe(true);
    expect(lost(report)).toBe(30);
    expect(report.verdict).not.toBe('go');
  });

  test('that hangs is left alone after a few, and what was under way is ended at once', async () => {
    const report = await against(() => {}, {
      guard: { consecutiveMax: 5 },
      pace: { kind: 'constant', perSecond: 20 },
    });
    expect(findings(report)).toContain('run-stopped: preview');
    expect(report.ledger?.notSent['run-stopped'] ?? 0).toBeGreaterThan(0);
    expect(report.ledger?.setAside['interrupted'] ?? 0).toBeGreaterThan(0);
    expect(balanced(report)).toBe(true);
  });
});

describe('a clock that jumps', () => {
  test.each([
    ['a day ahead', 86_400_000],
    ['a day back', -86_400_000],
  ])('%s neither bunches nor stalls the sends', async (_name, jumpMs) => {
    const preview = await serve(adService('web-v1'));
    const wall = Date.now.bind(Date);
    vi.spyOn(Date, 'now').mockImplementation(() => wall() + (stable.requests.length > 20 ? jumpMs : 0));
    const begunAt = performance.now();
    try {
      const options = await replayOptions({ stable, preview }, [{ target: '/api/ads', times: 40 }], {
        pace: { kind: 'constant', perSecond: 80 },
      });
      const report = await replay(options, { ...runContext(), now: () => new Date(Date.now()) });
      const tookMs = performance.now() - begunAt;
      expect(report.ledger).toMatchObject({ sent: 40, compared: 40 });
      expect(findings(report)).toEqual([]);
      // 39 gaps of 12.5 ms: not bunched
      expect(tookMs).toBeGreaterThan(480);
    } finally {
      await preview.stop();
    }
  });
});

describe('a disk that fills up in the middle', () => {
  test('ends the run, keeps what is written, and the rest is sent when there is room', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seaworthy-full-'));
    const preview = await serve(adService('web-v1'));
    try {
      const options = await replayOptions({ stable, preview }, [{ target: '/api/ads', times: 60 }], {
        journal: join(folder, 'run'),
        pace: { kind: 'constant', perSecond: 100 },
      });
      let records = 0;
      const write: JournalFile['append'] = Reflect.get(JournalFile.prototype, 'append');
      vi.spyOn(JournalFile.prototype, 'append').mockImplementation(function (this: JournalFile, ...record) {
        records += 1;
        if (records > 45)
          throw new HarnessError('store-failed', { what: 'The journal cannot be written: ENOSPC.' });
        write.apply(this, record);
      });
      const report = await replay(options, runContext());
      const stopped = notPassed(report).find(({ rule }) => rule === 'run-stopped');
      expect(stopped).toMatchObject({ key: 'journal', message: expect.stringContaining('ENOSPC') as string });
      expect(report.ledger?.compared).toBeGreaterThan(0);
      expect(balanced(report)).toBe(true);
      vi.restoreAllMocks();
      const whole = await resumeReplay(options.journal ?? '', options, runContext());
      expect(whole.ledger).toMatchObject({ selected: 60, sent: 60, compared: 60 });
      expect(findings(whole)).toEqual([]);
    } finally {
      await preview.stop();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a closed loop', () => {
  test('never has more under way than asked for, and a slow group is asked less', async () => {
    let most = 0;
    let underWay = 0;
    const preview = await serve((request, response) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => {
        underWay -= 1;
        adService('web-v1')(request, response);
      }, 20);
    });
    try {
      const options = await replayOptions({ stable, preview }, [{ target: '/api/ads', times: 30 }], {
        pace: { kind: 'closed', inFlight: 3 },
      });
      const report = await replay(options, runContext());
      expect(report.ledger).toMatchObject({ sent: 30, compared: 30 });
      expect(most).toBe(3);
    } finally {
      await preview.stop();
    }
  });

  test('ends with the time of the run, and says what was left', async () => {
    const preview = await serve((request, response) => {
      setTimeout(() => adService('web-v1')(request, response), 60);
    });
    try {
      const options = await replayOptions({ stable, preview }, [{ target: '/api/ads', times: 100 }], {
        pace: { kind: 'closed', inFlight: 1 },
        secondsMax: 1,
      });
      const report = await replay(options, runContext());
      expect(report.ledger?.notSent['after-seconds-max']).toBeGreaterThan(50);
      expect(report.ledger?.notSent).toEqual({ 'after-seconds-max': 100 - (report.ledger?.sent ?? 0) });
      expect(balanced(report)).toBe(true);
    } finally {
      await preview.stop();
    }
  });
});
