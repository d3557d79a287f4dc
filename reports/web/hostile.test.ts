/** Whatever a report holds, the page shows it as text. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileEverywhere } from '../../fixtures/reports/hostile-everywhere.ts';
import { rendered } from '../../fixtures/reports/small-and-wide.ts';
import { hasChromium } from '../../tests/lab-page.ts';
import { html } from '../formats/html.ts';
import { schemaFault } from '../report-schema.ts';
import { shown } from './data/shown.ts';
import { Reviewer } from './opened-page.test-support.ts';
import { views } from './views/index.ts';

const report = hostileEverywhere();

test('the report is one, with text in every member', async () => {
  expect(await schemaFault(report, { unknownMembers: false })).toBeUndefined();
  expect(report.results.length).toBeGreaterThan(10);
  expect(new Set(report.results[0]?.evidence?.map(({ kind }) => kind)).size).toBe(7);
});

/** Elements, attributes and links that the page itself never has. */
const strangers = `(() => {
  const ours = 'html head meta title style body script template div main header nav section aside footer figure figcaption ' +
    'dialog form input output select option button textarea label a p span strong code pre kbd del ins time details summary ' +
    'h1 h2 h3 h4 mark ul ol li dl dt dd table caption thead tbody tr th td svg rect line path circle text g polyline polygon title';
  const known = new Set(ours.split(' '));
  const found = [];
  for (const one of document.querySelectorAll('*')) {
    if (!known.has(one.localName)) found.push('element ' + one.localName);
    for (const { name, value } of one.attributes) {
      if (/^on|^srcdoc$|^src$|^action$|^formaction$|^style$|^xlink/.test(name) && !one.closest('.grid, .uplot'))
        found.push('attribute ' + name);
      if (name === 'href' && !/^(#|report-data\\/)/.test(value)) found.push('link ' + value.slice(0, 40));
    }
  }
  if (document.querySelectorAll('script').length !== 1 || document.querySelectorAll('style').length !== 1)
    found.push('a script or style more');
  if (window.pwned !== undefined) found.push('a script ran');
  return [...new Set(found)];
})()`;

const settled = 'new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 20)))';
const openAll = 'for (const one of document.querySelectorAll("details")) one.open = true';
// What cannot be seen must be spelled out; the page itself has none of these.
const unseen = String.raw`/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.test(document.body.innerText)`;

async function lookAround(page: Page, hashes: readonly string[]): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const hash of hashes) {
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await page.evaluate(settled);
    await page.evaluate(openAll);
    await page.evaluate(settled);
    found.push(...(await page.evaluate<readonly string[]>(strangers)));
    if (await page.evaluate<boolean>(unseen)) found.push(`unseen characters at ${hash.slice(0, 12)}`);
  }
  return [...new Set(found)];
}

describe.skipIf(!hasChromium)('in chromium', () => {
  const reviewer = new Reviewer();
  beforeAll(() => reviewer.start());
  afterAll(() => reviewer.stop());

  const hashes = [
    ...['', ...views.map(({ id }) => `v/${id}`)].map((view) => `#/${view}`),
    ...report.results.map(({ fingerprint }) => `#/r/${encodeURIComponent(shown(fingerprint))}`),
  ];

  test('nothing of it runs, asks, links or becomes an element, in any view', async () => {
    const { page, noise } = await reviewer.open(report, { viewport: { width: 1280, height: 800 } });
    expect(await lookAround(page, hashes)).toEqual([]);
    expect(noise).toEqual([]);
    expect(await page.locator('.panel-body').innerText()).toContain('<script>window.pwned = true</script>');
  });

  test('nor without scripts', async () => {
    const { page, noise } = await reviewer.open(report, { javaScriptEnabled: false });
    expect(await page.locator('img, iframe, object, base, form, main style, main script').count()).toBe(0);
    expect(noise).toEqual([]);
  });

  test('what got through would be seen and heard, and would not run', async () => {
    const planted =
      '<script>window.pwned = true</script><img alt="" src="x" onerror="window.pwned = true">' +
      '<a href="javascript:window.pwned=1">x</a><p style="color:red"></p>';
    const text = (await rendered(html, report)).replace('<div id="page">', `${planted}<div id="page">`);
    const { page, noise } = await reviewer.open(report, { text });
    expect(await page.evaluate(strangers)).toEqual([
      'element img',
      'attribute src',
      'attribute onerror',
      'link javascript:window.pwned=1',
      'attribute style',
      'a script or style more',
    ]);
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    expect(noise.join(' ')).toMatch(/Content Security Policy/);
  });
});
