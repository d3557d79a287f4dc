/** Opens one page once, behind a wall of its own, and notes what it did. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { groupOf, type Arm } from '../arms.ts';
import type { OwnMachine } from '../guard/own-machine.ts';
import type { GroupOptions } from '../options.ts';
import type { Session, SessionCookie } from '../sessions/session.ts';
import { listen } from './listen.ts';
import type { Viewport } from './options.ts';
import { fallSilent, outwait, within } from './page-time.ts';
import { readVitals } from './read-vitals.ts';
import { bringInAll, takeScreenshot } from './take-screenshot.ts';
import type { PasswordFields, Visit } from './visit.ts';
import {
  openFilteringProxy,
  type FilteringProxy,
  type WallParts,
  type WallSide,
} from './wall/filtering-proxy.ts';
import type { SeenRequest } from './wall/seen-request.ts';

export interface Opening {
  readonly browser: Browser;
  readonly wall: WallParts;
  readonly sides: Readonly<Record<'stable' | 'preview', WallSide>>;
  readonly timeoutMs: number;
  readonly settleMs: number;
  readonly mask: readonly string[];
  /** The one that the browser runs on. */
  readonly machine: OwnMachine;
  readonly signal: AbortSignal;
}

export interface Ask {
  /** Path and query below the group's URL. */
  readonly target: string;
  readonly viewport: Viewport;
  readonly arm: Arm;
  readonly repeat: number;
  /** Signed in; absent where the page is opened as anybody. */
  readonly session?: Session | undefined;
}

/** Opens the page in a fresh context. What goes wrong is in the visit. */
export async function openPage(opening: Opening, ask: Ask): Promise<Visit> {
  const group = opening.sides[groupOf(ask.arm)];
  const refusedCookies: SessionCookie[] = [];
  const { headers = {}, cookies = [] } = ask.session ?? {};
  const side = { ...group, session: { headers, cookies, refusedCookies } };
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
      refusedCookies.push(...(await setCookies(context, side.group, cookies)));
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
  const { arm, repeat, session } = ask;
  const { timeoutMs, settleMs, signal, machine } = opening;
  const page = await context.newPage();
  const heard = listen(page);
  const openedAt = performance.now();
  const failed = await load(page, url, { proxy, timeoutMs, signal });
  let settled = await fallSilent(settleMs, proxy, signal);
  const askedAt = performance.now();
  const vitals = await within(timeoutMs, readVitals(page));
  const ownLateMs = machine.lateMs(openedAt);
  const isStuck = vitals === undefined && performance.now() - askedAt >= timeoutMs;
  // each further question would take as long
  const look = async <Value>(looking: () => Promise<Value>): Promise<Value | undefined> =>
    isStuck ? undefined : within(timeoutMs, looking());
  if (await look(() => bringInAll(page))) settled &&= await fallSilent(settleMs, proxy, signal);
  const screenshot = await look(() => takeScreenshot(page, opening));
  const passwordFields = await look(() => page.evaluate<PasswordFields>(countPasswordFields));
  const { messages, hasCrashed, address } = heard;
  if (vitals === undefined && screenshot === undefined && !hasCrashed)
    messages.push({ kind: 'exception', text: 'The page is stuck: it answers nothing any more.' });
  const document = proxy.seen.findLast(({ url }) => url.href === address) ?? refusedAt(proxy, address);
  return {
    arm,
    repeat,
    asked: new URL(url),
    ...(URL.canParse(page.url()) && { landed: new URL(page.url()) }),
    isSignedIn: session !== undefined,
    passwordFields: passwordFields ?? { all: 0, visible: 0 },
    document: document ?? proxy.seen[0],
    ...(failed !== undefined && { failed }),
    messages,
    requests: [...proxy.seen],
    preflights: [...proxy.preflights],
    ownLateMs,
    tasksPerCore: machine.tasksPerCore() ?? 0,
    ...(vitals !== undefined && { vitals }),
    ...(screenshot !== undefined && { screenshot }),
    settled,
  };
}

/** Runs in the page. */
const countPasswordFields = `(() => {
  const all = [...document.querySelectorAll('input[type=password]')];
  return { all: all.length, visible: all.filter((field) => field.checkVisibility()).length };
})()`;

/** Why the page did not load; undefined where it did. */
async function load(
  page: Page,
  url: string,
  { proxy, timeoutMs, signal }: { readonly proxy: FilteringProxy } & Pick<Opening, 'timeoutMs' | 'signal'>,
): Promise<string | undefined> {
  const loaded = new AbortController();
  const late = outwait(timeoutMs, proxy, AbortSignal.any([signal, loaded.signal]));
  return Promise.race([
    // Playwright's own limit knows nothing of our rate
    page.goto(url, { waitUntil: 'load', timeout: 0 }).then(() => undefined, reasonOf),
    late.then(() => `it did not load within ${timeoutMs} ms`),
  ]).finally(() => loaded.abort());
}

/** Of another host's pages by https only the host was seen. */
function refusedAt({ seen }: FilteringProxy, address: string | undefined): SeenRequest | undefined {
  if (address === undefined) return undefined;
  const { origin } = new URL(address);
  return seen.findLast(({ url, outcome }) => outcome.kind === 'refused' && url.origin === origin);
}

/**
 * Gives the browser the marks and the cookies of the session: scripts of the page may read them. Gives back the
 * cookies of the session that it does not keep at this address; marks the wall sets in any case.
 */
async function setCookies(
  context: BrowserContext,
  { url, cookies: marks = {} }: GroupOptions,
  cookies: readonly SessionCookie[],
): Promise<readonly SessionCookie[]> {
  const { origin } = new URL(url);
  const isKept = ({ name, value, isHidden }: SessionCookie): Promise<boolean> =>
    context.addCookies([{ name, value, url: origin, httpOnly: isHidden }]).then(
      () => true,
      () => false,
    );
  for (const [name, value] of Object.entries(marks)) await isKept({ name, value, isHidden: false });
  const refused: SessionCookie[] = [];
  for (const cookie of cookies) if (!(await isKept(cookie))) refused.push(cookie);
  return refused;
}

const plainReasons: readonly (readonly [RegExp, string])[] = [
  [/Download is starting/, 'it is a download, not a page'],
  [/ERR_ABORTED/, 'it shows nothing: its reply has no content'],
  [/ERR_TOO_MANY_REDIRECTS/, 'it redirects without end'],
  [/Page crashed/, 'it crashed'],
];

/** The first line, without the names that Playwright and the browser have for the call and the page. */
function reasonOf({ message }: Error): string {
  const line = (message.split('\n', 1)[0] ?? '').replace(/^page\.goto: /, '').replace(/ at \w+:\/\/\S+$/, '');
  return plainReasons.find(([pattern]) => pattern.test(line))?.[1] ?? line;
}
