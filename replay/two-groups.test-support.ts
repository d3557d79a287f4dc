/** Two small real services and a capture of them, for the tests of replay. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { place, type Report, type Result, type RunContext } from '../reports/index.ts';
import { replay } from './engine.ts';
import type { ReplayOptions } from './options.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Served {
  readonly url: string;
  /** Every request that came in. */
  readonly requests: readonly IncomingMessage[];
  /** How many are open. */
  connections(): Promise<number>;
  stop(): Promise<void>;
}

/** A server on a free loopback port; what `handler` leaves unanswered stays so. */
export async function serve(handler: Handler): Promise<Served> {
  const requests: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push(request);
    handler(request, response);
  };
  const server: Server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => new Promise((counted) => server.getConnections((_error, count) => counted(count))),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** Answers like a small ad service; `x-served-by` names the group. */
export function adService(servedBy: string, fault?: Handler): Handler {
  return (request, response) => {
    response.setHeader('x-served-by', servedBy);
    fault?.(request, response);
    if (response.writableEnded || response.headersSent || request.socket.destroyed) return;
    if (response.hasHeader('x-unanswered')) return;
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path === '/old') response.writeHead(302, { location: '/api/ads' }).end();
    else if (path === '/page') sendHtml(response);
    else if (path === '/api/ads') sendJson(response, adList());
    else sendJson(response, { ...ad(Number(path.split('/').at(-1))), servedAt: Math.random() });
  };
}

export function ad(id: number): Record<string, unknown> {
  return { id, title: `Ad ${id}`, price: id * 2.5, tags: ['a', 'b'], owner: { name: 'Li' } };
}

export function adList(): Record<string, unknown> {
  return { total: 3, items: [ad(1), ad(2), ad(3)], requestId: Math.random().toString(36) };
}

export function sendJson(response: ServerResponse, body: unknown): void {
  if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'no-cache');
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}

function sendHtml(response: ServerResponse): void {
  response.setHeader('content-type', 'text/html');
  response.end(
    `<html>\n<script src="/static/app.3f9a2c1d.js"></script>\n<p>made at ${Math.random()}</p>\n</html>`,
  );
}

/** Lines of an access log: each target so often as asked. */
export interface Captured {
  readonly target: string;
  readonly times: number;
  readonly method?: string;
  readonly status?: number;
}

export const usual: readonly Captured[] = [
  { target: '/api/ads', times: 12 },
  { target: '/api/ads/7', times: 12 },
  { target: '/page', times: 6 },
];

/** Writes a combined log, removed after the test, and gives its path. */
export async function writeCapture(captured: readonly Captured[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy-replay-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'access.log');
  const lines = captured.flatMap(({ target, times, method = 'GET', status = 200 }) =>
    Array.from(
      { length: times },
      () =>
        `10.0.0.1 - - [02/Mar/2026:10:00:00 +0000] "${method} ${target} HTTP/1.1" ${status} 321 "-" "test"\n`,
    ),
  );
  await writeFile(file, lines.join(''));
  return file;
}

export function runContext(signal: AbortSignal = new AbortController().signal): RunContext {
  return { signal, onProgress: () => {}, now: () => new Date() };
}

/** Whether the ledger of a report adds up. */
export const balanced = ({ ledger }: Report): boolean => {
  const sum = (counts: Readonly<Record<string, number>> = {}): number =>
    Object.values(counts).reduce((total, one) => total + one, 0);
  return (
    ledger !== undefined &&
    ledger.read === ledger.selected + sum(ledger.skipped) &&
    ledger.selected === ledger.sent + sum(ledger.notSent) &&
    ledger.sent === ledger.compared + sum(ledger.setAside)
  );
};

/** Options for two running groups and a capture that is written for them. */
export async function replayOptions(
  groups: { readonly stable: Served; readonly preview: Served },
  captured: readonly Captured[],
  more: Partial<ReplayOptions> = {},
): Promise<ReplayOptions> {
  return {
    subject: { service: 'ads' },
    capture: [await writeCapture(captured)],
    stable: { url: groups.stable.url },
    preview: { url: groups.preview.url },
    attest: [{ by: 'header:x-served-by', preview: '*-v1' }],
    pace: { kind: 'constant', perSecond: 400 },
    rateMax: 1200,
    seed: 7,
    ...more,
  };
}

export interface Setting {
  readonly stable?: Handler;
  readonly preview?: Handler;
  readonly captured?: readonly Captured[];
  readonly options?: Partial<ReplayOptions>;
  readonly signal?: AbortSignal;
}

/** Starts both groups, replays and stops them again. */
export async function replayed(setting: Setting): Promise<Report> {
  const stable = await serve(setting.stable ?? adService('web-v0'));
  const preview = await serve(setting.preview ?? adService('web-v1'));
  try {
    const options = await replayOptions({ stable, preview }, setting.captured ?? usual, setting.options);
    return await replay(options, runContext(setting.signal));
  } finally {
    await Promise.all([stable.stop(), preview.stop()]);
  }
}

/** What did not pass, as `rule: key`. */
export function findings(report: Report): string[] {
  return notPassed(report).map(({ rule, key }) => `${rule}: ${key}`);
}

export function notPassed(report: Report): Result[] {
  return report.results.filter(({ outcome }) => outcome !== 'pass');
}

export const adsPlace = place.operation('GET', '/api/ads');
