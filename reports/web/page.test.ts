/** The page as a reviewer meets it. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import { emptyReport, finding, reportOf, wideReport } from '../../fixtures/reports/small-and-wide.ts';
import { hasChromium } from '../../tests/lab-page.ts';
import { Reviewer } from './opened-page.test-support.ts';

const report = everyKindReport();
const fingerprintOf = (rule: string): string =>
  report.results.find((result) => result.rule === rule)?.fingerprint ?? '';
const counted = (page: Page): Promise<string> => page.locator('.search output').first().innerText();
const active = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.id || document.activeElement.tagName');

describe.skipIf(!hasChromium)('in chromium', () => {
  const reviewer = new Reviewer();
  beforeAll(() => reviewer.start());
  afterAll(() => reviewer.stop());

  test('the first screen says verdict, first reason, what to decide and what to mend', async () => {
    const { page, noise } = await reviewer.open(report, { viewport: { width: 1280, height: 900 } });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/NO-GO/);
    for (const seen of [
      'replay is missing',
      'What you must decide',
      'seaworthy attest BLD-07',
      'New findings',
    ]) {
      const box = await page.getByText(seen).first().boundingBox();
      expect({ seen, y: box?.y ?? 9999 }).toSatisfy(({ y }: { y: number }) => y < 900);
    }
    expect(noise).toEqual([]);
  });

  test('a query filters while it is typed, stands in the address and says what it does not know', async () => {
    const { page } = await reviewer.open(report);
    expect(await counted(page)).toBe('14 of 14 results');
    await page.getByRole('searchbox').fill('s:inconclusive');
    expect(await counted(page)).toBe('1 of 14 results');
    expect(page.url()).toContain('#/?q=s%3Ainconclusive');
    await page.getByRole('searchbox').fill('tol:checklist');
    await page.getByRole('button', { name: 'Did you mean tool:?' }).click();
    expect(await counted(page)).toBe('5 of 14 results');
    await page.getByRole('button', { name: /^passed/ }).click();
    expect(await counted(page)).toBe('2 of 14 results');
    expect(await page.getByRole('button', { name: /^passed/ }).getAttribute('aria-pressed')).toBe('true');
  });

  test('a result has an address, takes the focus, and shows its proof', async () => {
    const { page } = await reviewer.open(report, { hash: `#/r/${fingerprintOf('body-differs')}?q=s:fail` });
    const panel = page.getByRole('complementary');
    await panel.getByText('"top banner"').first().waitFor();
    expect(await active(page)).toBe('opened');
    expect(await panel.locator('.pair > div').count()).toBe(2);
    expect(await page.getByRole('searchbox').inputValue()).toBe('s:fail');
    await page.keyboard.press('Escape');
    expect(await panel.count()).toBe(0);
    expect(page.url()).toMatch(/#\/\?q=s%3Afail$/);
    await page.goBack();
    await panel.waitFor();
  });

  test('an address that leads nowhere says so', async () => {
    const { page } = await reviewer.open(report, { hash: '#/r/0000000000000000' });
    expect(await page.getByRole('complementary').innerText()).toContain('This report has no such result');
  });

  test('keys lead through the page, and none is heard while somebody types', async () => {
    const { page } = await reviewer.open(report);
    await page.keyboard.press('f');
    expect(page.url()).toContain('q=s%3Afail%2Cerror');
    await page.keyboard.press('j');
    const first = page.url();
    await page.keyboard.press('j');
    expect(page.url()).not.toBe(first);
    await page.keyboard.press('k');
    expect(page.url()).toBe(first);
    await page.keyboard.press('Control+n');
    expect(page.url()).toBe(first);
    await page.keyboard.press('/');
    await expect.poll(() => active(page)).toBe('query');
    await page.getByRole('searchbox').fill('');
    await page.keyboard.type('jfn?t');
    expect(await page.getByRole('searchbox').inputValue()).toBe('jfn?t');
    expect(await page.locator('dialog').count()).toBe(0);
    await page.getByRole('searchbox').blur();
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').innerText()).toContain('Next and previous result');
  });

  test('the theme and the language can be chosen', async () => {
    const { page } = await reviewer.open(report);
    await page.getByLabel('Theme').selectOption('dark');
    expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('dark');
    await page.getByLabel('Language').selectOption('zh-CN');
    await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('zh-CN');
  });

  test('rows are a grid in which arrows move and only what is seen is drawn', async () => {
    const { page } = await reviewer.open(wideReport(2000), { hash: '#/?q=note' });
    const grid = page.getByRole('grid');
    expect(await grid.getAttribute('aria-rowcount')).toBe('2001');
    expect(await grid.getByRole('row').count()).toBeLessThan(60);
    await grid.getByRole('row').nth(1).focus();
    await page.keyboard.press('End');
    const focused = (): Promise<string> =>
      page.evaluate('document.activeElement.getAttribute("aria-rowindex")');
    await expect.poll(focused).toBe('2001');
    await page.keyboard.press('ArrowUp');
    await expect.poll(focused).toBe('2000');
    await page.keyboard.press('Enter');
    await expect.poll(() => active(page)).toBe('opened');
  });

  test('raw rows are unpacked when somebody wants them, filtered and sorted', async () => {
    const rows = Array.from({ length: 3000 }, (_, row) => [
      `GET /r${row % 7}`,
      row,
      row % 2 === 0 ? null : 'odd',
    ]);
    const tables = [{ name: 'requests', tool: 'replay', columns: ['route', 'ms', 'kind'], rows } as const];
    const { page } = await reviewer.open(reportOf([finding(0)], { tables }), { hash: '#/v/tables' });
    await page.getByText('requests').click();
    expect(await counted(page)).toBe('3000 of 3000 rows');
    await page.getByRole('searchbox').fill('route:/r3 odd');
    expect(await counted(page)).toBe('215 of 3000 rows');
    await page.getByRole('button', { name: 'ms' }).click();
    await page.getByRole('button', { name: 'ms' }).click();
    expect(await page.getByRole('row').nth(1).innerText()).toContain('2999');
  });

  test('works without scripts: verdict, decisions, gates and the first results', async () => {
    const { page } = await reviewer.open(report, { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/NO-GO/);
    expect(await page.getByText('seaworthy attest BLD-07').first().isVisible()).toBe(true);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.locator('.on-paper tbody tr').count()).toBe(14);
    expect(await page.getByText('Ledger of the capture').isVisible()).toBe(true);
    await page.locator('.verdict .reason a, .item a').first().click();
    expect(await page.locator(':target').isVisible()).toBe(true);
  });

  test('on paper the first results stand as a plain table', async () => {
    const { page } = await reviewer.open(report);
    expect(await page.locator('.on-paper').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.on-paper').isVisible()).toBe(true);
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  });

  test.each([360, 1280])('needs no sideways scrolling at %i pixels', async (width) => {
    const viewport = { width, height: 800 };
    const { page } = await reviewer.open(report, { viewport });
    for (const hash of [
      '',
      `#/r/${fingerprintOf('header-differs')}`,
      ...['replay', 'tables', 'run'].map((id) => `#/v/${id}`),
    ]) {
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await page.evaluate(
        'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
      );
      await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
      const scrollWidth = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect({ hash, scrollWidth }).toEqual({ hash, scrollWidth: width });
    }
  });

  test.each([
    ['nothing', emptyReport],
    ['2,500 findings', () => wideReport(2500)],
  ])('opens with %s', async (_name, make) => {
    const { page, noise } = await reviewer.open(make());
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(noise).toEqual([]);
  });
});
