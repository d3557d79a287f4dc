/** Opens one page once, behind a wall of its own, and notes what it did. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { groupOf, type Arm } from '../arms.ts';
import type { GroupOptions } from '../options.ts';
import type { Viewport } from './options.ts';
import { readVitals } from './read-vitals.ts';
import type { PageMessage, Visit } from './visit.ts';
import {
  openFilteringProxy,
  type FilteringProxy,
  type WallParts,
  type WallSide,
} from './wall/filtering-proxy.ts';

/** Without requests for so long a page is silent. */
const silentMs = 400;

/** Taller pages are cut; a screenshot of an endless list proves nothing more. */
const heightMax = 6000;

const messagesMax = 100;

export interface Opening {
  readonly browser: Browser;
  readonly wall: WallParts;
  readonly sides: Readonly<Record<'stable' | 'preview', WallSide>>;
  readonly timeoutMs: number;
  readonly settleMs: number;
  readonly mask: readonly string[];
  readonly signal: AbortSignal;
}

export interface Ask {
  /** Path and query below the group's URL. */
  readonly target: string;
  readonly viewport: Viewport;
  readonly arm: Arm;
  readonly repeat: number;
}

/** Opens the page in a fresh context. What goes wrong is in the visit. */
export async function openPage(opening: Opening, ask: Ask): Promise<Visit> {
  const side = opening.sides[groupOf(ask.arm)];
  const proxy = await openFilteringProxy(opening.wall, side);
  try {
    const context = await opening.browser.newContext({
      viewport: ask.viewport,
      proxy: { server: proxy.url, bypass: '<-loopback>' },
      serviceWorkers: 'block',
      acceptDownloads: false,
      reducedMotion: 'reduce',
      colorScheme: 'light',
    });
    try {
      return await visit(opening, ask, {
        context,
        proxy,
        url: side.group.url.replace(/\/$/, '') + ask.target,
      });
    } finally {
      await within(opening.timeoutMs, context.close());
    }
  } finally {
    await proxy.close();
  }
}

interface Opened {
  readonly context: BrowserContext;
  readonly proxy: FilteringProxy;
  readonly url: string;
}

async function visit(opening: Opening, ask: Ask, { context, proxy, url }: Opened): Promise<Visit> {
  const { arm, repeat } = ask;
  await setCookies(context, opening.sides[groupOf(arm)].group);
  const page = await context.newPage();
  const messages = listen(page);
  const failed = await page.goto(url, { waitUntil: 'load', timeout: opening.timeoutMs }).then(
    () => undefined,
    (error: Error) => reasonOf(error),
  );
  const settled = await fallSilent(proxy, opening);
  const vitals = await within(opening.timeoutMs, readVitals(page));
  const screenshot = await within(opening.timeoutMs, takeScreenshot(page, opening));
  if (vitals === undefined && screenshot === undefined)
    messages.push({ kind: 'exception', text: 'The page is stuck: it answers nothing any more.' });
  const document = proxy.seen.findLast(({ url }) => url.href === withoutHash(page.url()));
  return {
    arm,
    repeat,
    document: document ?? proxy.seen[0],
    ...(failed !== undefined && { failed }),
    messages,
    requests: [...proxy.seen],
    preflights: [...proxy.preflights],
    ...(vitals !== undefined && { vitals }),
    ...(screenshot !== undefined && { screenshot }),
    settled,
  };
}

/** The page's own scripts may read the marks; the wall sets them on requests in any case. */
async function setCookies(context: BrowserContext, { url, cookies = {} }: GroupOptions): Promise<void> {
  const { origin } = new URL(url);
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: origin })));
}

function listen(page: Page): PageMessage[] {
  const messages: PageMessage[] = [];
  const add = (message: PageMessage): void => {
    if (messages.length < messagesMax) messages.push(message);
  };
  page.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error')
      add({ kind: 'console', text: message.text(), ...(url !== '' && { url }) });
  });
  page.on('pageerror', (error) => add({ kind: 'exception', text: `${error.name}: ${error.message}` }));
  return messages;
}

/** A page in an endless loop answers no question; undefined then, and where the browser is gone. */
async function within<Value>(ms: number, looking: Promise<Value>): Promise<Value | undefined> {
  const late = new AbortController();
  const known = looking.catch(() => undefined);
  const ended = sleep(ms, undefined, { signal: late.signal }).catch(() => undefined);
  return Promise.race([known, ended]).finally(() => late.abort());
}

/** Waits until nothing has been under way for a while, at most `settleMs`: streams never end. */
async function fallSilent(proxy: FilteringProxy, { settleMs, signal }: Opening): Promise<boolean> {
  const until = performance.now() + settleMs;
  let silentSince = performance.now();
  let count = proxy.seen.length;
  while (performance.now() < until && !signal.aborted) {
    await sleep(50);
    if (proxy.open > 0 || proxy.seen.length !== count) {
      silentSince = performance.now();
      count = proxy.seen.length;
    } else if (performance.now() - silentSince >= silentMs) return true;
  }
  return false;
}

async function takeScreenshot(page: Page, { mask, timeoutMs }: Opening): Promise<Buffer> {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const { width = 1280, height: visible = 800 } = page.viewportSize() ?? {};
  return page.screenshot({
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(heightMax, Math.max(height, visible)) },
    animations: 'disabled',
    caret: 'hide',
    mask: mask.map((selector) => page.locator(selector)),
    timeout: timeoutMs,
  });
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '');
}

/** The first line without Playwright's own name for the call. */
function reasonOf(error: Error): string {
  return (error.message.split('\n', 1)[0] ?? '').replace(/^page\.goto: /, '');
}
