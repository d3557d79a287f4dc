import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../capture/index.ts';
import type { Ledger } from '../../reports/index.ts';
import type { PagesOptions } from './options.ts';
import { choosePages } from './page-views.ts';
import { settlePages } from './settings.ts';

async function chosen(
  requests: readonly string[],
  options: Partial<PagesOptions> = {},
): Promise<{
  readonly targets: readonly string[];
  readonly asked: readonly string[];
  readonly ledger: Ledger;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy-views-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'access.log');
  const line = (request: string): string =>
    `10.0.0.1 - - [02/Mar/2026:10:00:00 +0000] "${request} HTTP/1.1" 200 321 "-" "test"\n`;
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
    async isHtml(target) {
      asked.push(target);
      return !target.startsWith('/api');
    },
  });
  expect(book.close().read).toBe(requests.length + (options.pages?.length ?? 0));
  return { targets: views.map(({ target }) => target), asked, ledger: book.close() };
}

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
  [{ pages: ['/x'], screenshotDifferenceMax: 2 }, 'screenshotDifferenceMax'],
  [{}, 'pages'],
])('%o is refused', async (options, where) => {
  await expect(chosen([], options)).rejects.toMatchObject({ code: 'usage', where });
});
