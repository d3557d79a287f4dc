/** Every view as a reviewer opens it: charts complete, nothing wider than the page, nothing that axe minds. */
import axe from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyKindReport } from '../../../fixtures/reports/every-kind.ts';
import { emptyReport, reportOf } from '../../../fixtures/reports/small-and-wide.ts';
import { hasChromium } from '../../../tests/lab-page.ts';
import { memoryBlobs } from '../../blobs-memory.ts';
import { compareReports } from '../../compare/compare-reports.ts';
import { html } from '../../formats/html.ts';
import { renderReport } from '../../render.ts';
import type { Report, RouteRow } from '../../report.ts';
import type { TimeSeries } from '../../time-series.ts';
import { trendOf } from '../../trend/trend-of.ts';
import { Reviewer } from '../opened-page.test-support.ts';
import { views } from './index.ts';

const latencyLimits = {
  ratioMax: 1.3,
  differenceMsMin: 10,
  ratioWarn: 1.03,
  differenceMsWarn: 1,
  tailRatioMax: 1.5,
  tailDifferenceMsMin: 50,
  samplesMin: 20,
};

/** A report that has something for every view, with a histogram, limits and an ignored place. */
function fullReport(): Report {
  const report = everyKindReport();
  const routes = (report.routes ?? []).map((route) => ({
    ...route,
    histogram: { upToMs: [4, 5, 6.25], stable: [10, 60, 10], preview: [5, 20, 15] },
  }));
  const ignored = [{ place: 'body:*note*', reason: 'a clock', count: 3 }];
  return { ...report, routes, series: [overTime(300), overTime(1)], latencyLimits, ignored };
}

/** A run of so many steps that the guard slowed, that paused, and that was stopped. */
function overTime(count: number): TimeSeries {
  const values = <Value>(of: (nth: number) => Value): readonly (Value | null)[] =>
    Array.from({ length: count }, (_, nth) => (nth > 9 && nth < 20 ? null : of(nth)));
  const counts = Array.from({ length: count }, (_, nth) => nth % 7);
  const times = values((nth) => 20 + (nth % 5));
  const group = { replies: counts, errors: counts, tp50: times, tp99: times };
  return {
    tool: 'replay',
    from: '2026-03-02T01:00:00.000Z',
    stepMs: 2000,
    requests: values((nth) => nth % 7),
    stable: group,
    preview: group,
    sends: counts,
    lagMs: times,
    pace: values((nth) => (nth < 30 ? 50 : 100)),
    marks: [
      { kind: 'closed', atMs: 20_000, untilMs: 40_000 },
      { kind: 'stop', atMs: 600_000, reason: 'preview gave 5 errors in a row' },
    ],
  };
}

async function pageOf(report: Report): Promise<string> {
  const options = {
    color: false,
    comparison: compareReports(emptyReport(), report),
    trend: trendOf([emptyReport(), report]),
  };
  let text = '';
  for await (const { path, chunk } of renderReport(html, report, memoryBlobs(), options))
    if (path === '') text += chunk;
  return text;
}

/** What each chart lacks: its unit, samples, limit, a text for who cannot see it, or its numbers. */
const incompleteCharts = `[...document.querySelectorAll('figure.chart')].flatMap((chart) => {
  const title = chart.querySelector('strong')?.textContent ?? '(no title)';
  const facts = [...chart.querySelectorAll('.chart-facts dd')].map((fact) => fact.textContent.trim());
  const lacks = [
    ...['unit', 'samples', 'limit'].filter((_, place) => !facts[place]),
    ...(chart.querySelector('svg[role=img]')?.getAttribute('aria-label') ? [] : ['text']),
    ...(chart.querySelector('table caption') ? [] : ['table']),
  ];
  return lacks.map((lack) => title + ' lacks ' + lack);
})`;

const faults = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200) + nodes[0].failureSummary))`;

async function openEverything(page: Page): Promise<void> {
  await page.evaluate('for (const one of document.querySelectorAll("main details")) one.open = true');
  await page.evaluate('new Promise((drawn) => setTimeout(drawn, 100))');
}

describe.skipIf(!hasChromium)('in chromium', () => {
  const reviewer = new Reviewer();
  const report = fullReport();
  let text = '';
  let page: Page;
  beforeAll(async () => {
    await reviewer.start();
    text = await pageOf(report);
    ({ page } = await reviewer.open(report, { text, viewport: { width: 390, height: 800 } }));
    // It was asked for beside another run, so it opens there.
    await page.locator('#view-comparison').waitFor();
    await page.evaluate(axe.source);
  });
  afterAll(() => reviewer.stop());

  const charted: Readonly<Record<string, number>> = { replay: 8, orders: 1, trend: 3 };

  test.each(views.map(({ id }) => id))('%s, narrow', async (id) => {
    await page.evaluate(`location.hash = '#/v/${id}'`);
    await page.locator(`#view-${id}`).waitFor();
    await openEverything(page);
    const count = await page.locator('figure.chart').count();
    expect(count).toBeGreaterThanOrEqual(charted[id] ?? 0);
    expect(await page.evaluate(incompleteCharts)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await page.evaluate(faults)).toEqual([]);
  });

  test('a chart without its limit is found', async () => {
    await page.evaluate(`location.hash = '#/v/orders'`);
    await page.locator('figure.chart').waitFor();
    await page.evaluate(`document.querySelectorAll('.chart-facts dd')[2].textContent = ''`);
    expect(await page.evaluate(incompleteCharts)).toEqual([expect.stringMatching(/ lacks limit$/)]);
  });

  test('lines of an ignored place stand back and name the rule, the others do not', async () => {
    await page.evaluate(`location.hash = '#/v/replay'`);
    await page.locator('#view-replay').waitFor();
    await openEverything(page);
    const differing = page.locator('.aligned tr.differing');
    await differing.first().waitFor();
    const ignored = page.locator('.aligned tr.ignored-line');
    expect(await ignored.first().innerText()).toContain('ignored: a clock');
    expect(await ignored.count()).toBeLessThan(await differing.count());
  });

  test('5,000 routes are filtered, and the chosen one shows its histogram against the limit', async () => {
    const side = { samples: 80, tp50: 4, tp90: 6, tp99: null, tp999: null };
    const routes = Array.from({ length: 5000 }, (_, at): RouteRow => {
      const histogram = { upToMs: [4, 5], stable: [70, 10], preview: [10, 70] };
      return { route: `GET /r/${at}`, pairs: 80, differing: 0, stable: side, preview: side, histogram };
    });
    const wide = reportOf([], { routes, latencyLimits });
    const { page: opened, noise } = await reviewer.open(wide, { hash: '#/v/replay' });
    await opened.getByRole('searchbox').fill('4321');
    expect(await opened.getByRole('grid').getByRole('row').count()).toBe(2);
    expect(opened.url()).toMatch(/#\/v\/replay\?q=4321$/);
    const chart = opened.locator('figure.chart');
    expect(await chart.innerText()).toMatch(/GET \/r\/4321[\s\S]*80 stable, 80 preview[\s\S]*at most 14 ms/);
    expect(await chart.locator('line.limit').count()).toBe(1);
    expect(noise).toEqual([]);
  });
});
