/** A small shop with users who sign in, and a capture of it, for the tests of sessions. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import { encodeCapture, type Exchange } from '../../capture/index.ts';
import type { Report } from '../../reports/index.ts';
import { replay } from '../engine.ts';
import type { ReplayOptions, SessionOptions } from '../options.ts';
import {
  replayOptions,
  runContext,
  sendJson,
  serve,
  writeCapture,
  type Handler,
  type Served,
} from '../two-groups.test-support.ts';

export const password = 'correct horse – пароль "&';

export interface Shop extends Served {
  /** Every session secret that it gave out. */
  readonly secrets: readonly string[];
}

export interface ShopOptions {
  readonly servedBy: string;
  /** Requests that a session lasts. Default: without end. */
  readonly lasts?: number;
  /** Answers before the shop does. */
  readonly fault?: Handler;
}

/** Users are `buyer-1`, `buyer-2` …; each has the id `id-1`, and orders whose ids differ from shop to shop. */
async function openShop({ servedBy, lasts = Infinity, fault }: ShopOptions): Promise<Shop> {
  const sessions = new Map<string, { user: string; left: number }>();
  const secrets: string[] = [];
  const served = await serve((request, response) => {
    response.setHeader('x-served-by', servedBy);
    fault?.(request, response);
    if (response.writableEnded) return;
    const [, first = '', second = '', third = ''] = new URL(request.url ?? '', 'http://a').pathname.split(
      '/',
    );
    if (request.method === 'POST') {
      void bodyOf(request).then((body) => {
        const { user = '', pass } = JSON.parse(body || '{}') as { user?: string; pass?: string };
        if (first !== 'login' || pass !== password) return response.writeHead(401).end('wrong password');
        const secret = randomUUID();
        secrets.push(secret);
        sessions.set(secret, { user, left: lasts });
        response.setHeader('set-cookie', [`sid=${secret}; HttpOnly`, 'version=v0']);
        sendJson(response, { id: `id-${user.split('-')[1]}`, key: secret });
        return undefined;
      });
      return;
    }
    const secret = /(?:^|; )sid=([^;]*)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    const session = sessions.get(secret);
    if (session !== undefined) session.left -= 1;
    if (first === 'public') return sendJson(response, { hello: 'world' });
    if (session === undefined || session.left < 0) {
      response.writeHead(302, { location: '/login' }).end();
      return;
    }
    const id = `id-${session.user.split('-')[1]}`;
    if (first === 'me') sendJson(response, { id, name: session.user, echo: secret });
    else if (first === 'users')
      sendJson(response, second === id ? { orders: 3, id, third } : { error: 'not yours' });
    else if (second === '') sendJson(response, { items: [{ id: `order-of-${servedBy}` }] });
    else if (second === `order-of-${servedBy}`) sendJson(response, { total: 7 });
    else response.writeHead(404).end();
  });
  return { ...served, secrets };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** A captured request of the user with this session cookie, some seconds after the first one. */
export interface Recorded {
  readonly target: string;
  readonly cookie?: string;
  readonly status?: number;
  readonly method?: string;
}

/** Options for two shops and a capture with one request in every 5 ms. */
export async function shopOptions(
  groups: { readonly stable: Shop; readonly preview: Shop },
  recorded: readonly Recorded[],
  more: Partial<ReplayOptions> = {},
): Promise<ReplayOptions> {
  const file = await writeCapture([]);
  const exchanges = recorded.map(({ target, cookie, status = 200, method = 'GET' }, index): Exchange => ({
    source: { file, line: index + 1 },
    method,
    target,
    headers: cookie === undefined ? {} : { cookie: `lang=en; sid=${cookie}` },
    startedAtMs: Date.UTC(2026, 2, 2) + index * 5,
    status,
  }));
  let text = '';
  for await (const line of encodeCapture(exchanges)) text += line;
  await writeFile(file, text);
  return {
    ...(await replayOptions(groups, [], {
      preview: { url: groups.preview.url, cookies: { version: 'v1' } },
    })),
    capture: [file],
    pairsMin: 1,
    ...more,
  };
}

/** Each target so often, in turn. */
export function inTurn(times: number, recorded: readonly Recorded[]): Recorded[] {
  return Array.from({ length: times }, () => recorded).flat();
}

/** Stopped after the test. */
export async function twoShops(more: { stable?: Partial<ShopOptions>; preview?: Partial<ShopOptions> } = {}) {
  const stable = await openShop({ servedBy: 'web-v0', ...more.stable });
  const preview = await openShop({ servedBy: 'web-v1', ...more.preview });
  onTestFinished(async () => {
    await Promise.all([stable.stop(), preview.stop()]);
  });
  return { stable, preview };
}

/** Signs a user in and proves it. */
export const login = (user: string, pass: string = password) => ({
  steps: [
    { path: '/login', json: { user, pass }, extract: { userId: 'json:/id', key: 'json:/key' } as const },
    { path: '/me', status: 200 },
  ],
});

export const oneBuyer: SessionOptions = {
  identifiedBy: 'cookie:sid',
  identities: [{ name: 'buyer', login: login('buyer-1') }],
  into: ['/users/{userId}'],
};

export const visits = inTurn(15, [
  { target: '/users/4711/orders', cookie: 'recorded-one' },
  { target: '/users/4712/orders', cookie: 'recorded-two' },
]);

export async function run(
  groups: { readonly stable: Shop; readonly preview: Shop },
  recorded: readonly Recorded[],
  more: Partial<ReplayOptions>,
): Promise<Report> {
  return replay(await shopOptions(groups, recorded, more), runContext());
}

/** What was asked for; the run's own probe looks like the request it asks in place of. */
export const pathsOf = (shop: Served): string[] =>
  shop.requests.map(({ url = '' }) => url.replace(/[?&]seaworthy-probe=.*/, ''));

/** How often each method was asked for. */
export const methods = (shop: Shop): Record<string, number> => {
  const count: Record<string, number> = {};
  for (const { method = '' } of shop.requests) count[method] = (count[method] ?? 0) + 1;
  return count;
};
