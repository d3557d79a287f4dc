import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../capture/index.ts';
import { hasherOf } from '../../capture/keyed-hash.ts';
import type { Ledger } from '../../reports/index.ts';
import type { PagesOptions } from './options.ts';
import { choosePages } from './page-views.ts';
import { settlePages } from './settings.ts';
import { openStandIns } from './stand-ins.ts';
import type { Sender } from '../send/sender.ts';

async function chosen(
  requests: readonly string[],
  options: Partial<PagesOptions> = {},
): Promise<{
  /** With the test identity after an `as`, where there is one. */
  readonly targets: readonly string[];
  readonly asked: readonly string[];
  readonly ledger: Ledger;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy-views-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'access.log');
  const line = (request: string): string => {
    const [, client = '10.0.0.1', asked = ''] = /^([\d.]+ )?(.*)$/.exec(request) ?? [];
    return `${client.trim()} - - [02/Mar/2026:10:00:00 +0000] "${asked} HTTP/1.1" 200 321 "-" "test"\n`;
  };
  await writeFile(file, requests.map(line).join(''));
  const settings = settlePages({
    subject: { service: 'ads' },
    stable: { url: 'http://127.0.0.1:1' },
    preview: { url: 'http://127.0.0.1:2' },
    ...(requests.length > 0 && { capture: [file] }),
    ...options,
  });
  const book = openLedger();
  const asked: string[] = [];
  const views = await choosePages(settings, book, {
    signal: new AbortController().signal,
    standIns: openStandIns(settings, noSender),
    async isHtml({ target }) {
      asked.push(target);
      return !target.startsWith('/api');
    },
  });
  expect(book.close().read).toBe(requests.length + (options.pages?.length ?? 0));
  const targets = views.map(({ target, identity }) =>
    identity === undefined ? target : `${target} as ${identity}`,
  );
  return { targets, asked, ledger: book.close() };
}

const neverAsked = (): never => {
  throw new Error('nobody signs in to choose pages');
};
const noSender: Sender = { ask: neverAsked, send: neverAsked, login: neverAsked, close: async () => {} };

test('one page a route, the most frequent first; what a log does not tell is asked once a route', async () => {
  const { targets, asked, ledger } = await chosen([
    'GET /help.html',
    'GET /orders/17',
    'GET /orders/18',
    'GET /orders/17',
    'GET /api/ads',
    'GET /api/ads',
    'GET /app.js',
    'POST /orders',
    'GET /logout',
  ]);
  expect(targets).toEqual(['/orders/17', '/help.html']);
  expect(asked.toSorted()).toEqual(['/api/ads', '/orders/17']);
  expect(ledger).toMatchObject({
    selected: 2,
    skipped: { 'same-page': 2, 'not-a-page': 3, 'method-post': 1, 'side-effect': 1 },
  });
});

test('named pages come first and count against the most', async () => {
  const { targets, ledger } = await chosen(['GET /help.html', 'GET /other.html'], {
    pages: ['/ads?page=2', '/x', '/y'],
    pagesMax: 2,
  });
  expect(targets).toEqual(['/ads?page=2', '/x']);
  expect(ledger).toMatchObject({
    selected: 3,
    notSent: { 'above-pages-max': 1 },
    skipped: { 'above-pages-max': 2 },
  });
});

test('captured pages need approval where there is a list; named ones do not', async () => {
  const { targets, ledger } = await chosen(['GET /help.html', 'GET /other.html'], {
    pages: ['/x'],
    approvedRoutes: ['GET /help.html'],
  });
  expect(targets).toEqual(['/x', '/help.html']);
  expect(ledger.skipped).toEqual({ 'not-approved': 1 });
});

const buyer = { name: 'buyer', match: '10.0.0.7' } as const;

test('a page is opened as the test identity that stands in for those who ask for it most', async () => {
  const requests = [
    '10.0.0.9 GET /account.html',
    '10.0.0.7 GET /account.html',
    '10.0.0.7 GET /account.html',
    '10.0.0.7 GET /help.html',
    '10.0.0.9 GET /help.html',
    '10.0.0.9 GET /help.html',
  ];
  const { targets, ledger } = await chosen(requests, { sessions: { identities: [buyer] } });
  expect(targets).toEqual(['/account.html as buyer', '/help.html']);
  expect(ledger).toMatchObject({ selected: 2, skipped: { 'same-page': 4 } });
});

test('redacted values are no reason to leave a page out where the identity has others', async () => {
  const requests = ['10.0.0.7 GET /mail.html?to=jo@example.com', '10.0.0.8 GET /post.html?to=jo@example.com'];
  const redactKey = 'k';
  const hash = await chosen(requests.slice(0, 1), { redactKey, sessions: { identities: [buyer] } }).catch(
    () => 'redacted',
  );
  expect(hash).toBe('redacted');
  const values = { [hasherOf(redactKey)('jo@example.com')]: 'qa@example.com' };
  const { targets, ledger } = await chosen(requests, {
    redactKey,
    sessions: { identities: [{ ...buyer, values }] },
  });
  expect(targets).toEqual([expect.stringMatching(/^\/mail\.html\?to=redacted-[\da-f]{8} as buyer$/)]);
  expect(ledger.skipped).toEqual({ redacted: 1 });
});

test('pages that are named are opened as the identity that is named, or as the one for anonymous', async () => {
  const both = [buyer, { name: 'guest', match: 'anonymous' }] as const;
  const asked = async (options: Partial<PagesOptions>): Promise<readonly string[]> =>
    (await chosen([], { pages: ['/x'], ...options })).targets;
  expect(await asked({ sessions: { identities: both } })).toEqual(['/x as guest']);
  expect(await asked({ sessions: { identities: both }, as: 'buyer' })).toEqual(['/x as buyer']);
  expect(await asked({ sessions: { identities: [buyer] } })).toEqual(['/x']);
});

test('a capture without pages says where they went', async () => {
  await expect(chosen(['GET /api/ads', 'GET /app.js'])).rejects.toMatchObject({
    code: 'nothing-selected',
    message: expect.stringContaining('not-a-page 2'),
  });
});

test.each([
  [{ pages: ['https://ads.test/x'] }, 'pages'],
  [{ pages: ['//ads.test/x'] }, 'pages'],
  [{ pages: ['/x'], repeats: 0 }, 'repeats'],
  [{ pages: ['/x'], repeats: 1.5 }, 'repeats'],
  [{ pages: ['/x'], screenshotDifferenceMax: 2 }, 'screenshotDifferenceMax'],
  [{ pages: ['/x'], as: 'buyer' }, 'as'],
  [{ pages: ['/x'], as: 'nobody', sessions: { identities: [{ name: 'buyer' }] } }, 'as'],
  [{}, 'pages'],
])('%o is refused', async (options, where) => {
  await expect(chosen([], options)).rejects.toMatchObject({ code: 'usage', where });
});
