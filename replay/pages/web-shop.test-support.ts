/** A small shop with pages, whose parts a test can break one by one. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { engines } from '../../tests/engine-list.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import type { Report } from '../../reports/index.ts';
import { runContext, serve, type Handler } from '../two-groups.test-support.ts';
import type { PagesOptions } from './options.ts';
import { replayPages } from './replay-pages.ts';

const executablePath = engines.find(({ name }) => name === 'chromium')?.find();
export const hasChromium: boolean = requireEngine('chromium', executablePath !== undefined);

/** What a shop serves: path → type and text. */
type Files = Readonly<Record<string, readonly [type: string, text: string]>>;

export function shopFiles(changed: Partial<Files> = {}): Files {
  const files: Files = {
    '/': [
      'text/html',
      '<!doctype html><title>Shop</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/static/app.22501938a3.css"><h1>Shop</h1><p id="list"></p><script src="/static/app.be35852410.js"></script>',
    ],
    '/about': [
      'text/html',
      '<!doctype html><title>About</title><link rel="icon" href="data:,"><h1>About us</h1>',
    ],
    '/static/app.22501938a3.css': ['text/css', 'h1 { color: navy } p { height: 40px; background: #eee }'],
    '/static/app.be35852410.js': [
      'text/javascript',
      "fetch('/api/items').then((reply) => reply.json()).then(({ items }) => { document.getElementById('list').textContent = items.join(', '); });" +
        "navigator.sendBeacon('/api/clicks', 'seen');",
    ],
    '/api/items': ['application/json', '{"items":["apple","pear"]}'],
  };
  return { ...files, ...(changed as Files) };
}

export function shop(servedBy: string, changed: Partial<Files> = {}, first?: Handler): Handler {
  const files = shopFiles(changed);
  return (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('x-served-by', servedBy);
    first?.(request, response);
    if (response.writableEnded || response.hasHeader('x-unanswered')) return;
    const [type, text] = files[(request.url ?? '/').split('?', 1)[0] ?? ''] ?? [];
    if (text === undefined) response.writeHead(404).end('nothing here');
    else response.writeHead(200, { 'content-type': type }).end(text);
  };
}

export interface PagesSetting {
  readonly stable?: Handler;
  readonly preview?: Handler;
  readonly options?: Partial<PagesOptions>;
  readonly signal?: AbortSignal;
}

export interface PagesOutcome {
  readonly report: Report;
  /** `METHOD path` of all that reached a group. */
  readonly heard: readonly string[];
}

/** Opens the shop's front page once in each arm. */
export async function openedPages(setting: PagesSetting): Promise<PagesOutcome> {
  const stable = await serve(setting.stable ?? shop('shop-v0'));
  const preview = await serve(setting.preview ?? shop('shop-v1'));
  try {
    const options: PagesOptions = {
      subject: { service: 'shop' },
      stable: { url: stable.url },
      preview: { url: preview.url },
      attest: [{ by: 'header:x-served-by', preview: '*-v1' }],
      pages: ['/'],
      repeats: 1,
      viewports: [{ width: 640, height: 400 }],
      settleMs: 2000,
      timeoutMs: 10_000,
      ...(executablePath !== undefined && { browser: executablePath }),
      ...setting.options,
    };
    const report = await replayPages(options, runContext(setting.signal));
    const heard = [...stable.requests, ...preview.requests].map(({ method, url }) => `${method} ${url}`);
    return { report, heard };
  } finally {
    await Promise.all([stable.stop(), preview.stop()]);
  }
}
