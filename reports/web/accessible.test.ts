/** What axe, the usual judge of accessibility, finds on the page. */
import axe from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import { rendered } from '../../fixtures/reports/small-and-wide.ts';
import { hasChromium } from '../../tests/lab-page.ts';
import { html } from '../formats/html.ts';
import { Reviewer, type OpenOptions } from './opened-page.test-support.ts';

const report = everyKindReport();
const opened = `#/r/${report.results.find(({ rule }) => rule === 'body-differs')?.fingerprint}?q=a`;

/** What is serious or critical, with the first element that shows it. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
  await page.evaluate(axe.source);
  return page.evaluate<
    readonly string[]
  >(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.length + ' × ' + nodes[0].html.slice(0, 200) + ' ' + nodes[0].failureSummary))`);
}

describe.skipIf(!hasChromium)('in chromium', () => {
  const reviewer = new Reviewer();
  beforeAll(() => reviewer.start());
  afterAll(() => reviewer.stop());

  test.each<[string, OpenOptions]>([
    ['light', { colorScheme: 'light' }],
    ['dark, with a result open', { colorScheme: 'dark', hash: opened }],
    ['narrow', { viewport: { width: 360, height: 800 }, hash: '#/?q=a' }],
    ['the replay view', { hash: '#/v/replay' }],
    ['the run view, dark', { colorScheme: 'dark', hash: '#/v/run' }],
  ])('nothing serious: %s', async (_name, options) => {
    const { page } = await reviewer.open(report, options);
    expect(await faults(page)).toEqual([]);
  });

  test('nothing serious in the other language, with help open', async () => {
    const { page } = await reviewer.open(report, { hash: opened });
    await page.getByLabel('Language').selectOption('zh-CN');
    await page.locator('html[lang=zh-CN]').waitFor({ state: 'attached' });
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test('a planted fault is found', async () => {
    const planted = (await rendered(html, report)).replace(
      '<div id="page">',
      '<button></button><div id="page">',
    );
    const { page } = await reviewer.open(report, { text: planted });
    expect(await faults(page)).toEqual([expect.stringContaining('button-name')]);
  });
});
