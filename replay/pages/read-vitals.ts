import type { Page } from 'playwright';
import type { Vitals } from './visit.ts';

/** Runs in the page: entries are buffered, so nothing has to be planted before the page loads. */
const inPage = `(async () => {
  const entries = (type) => new Promise((resolve) => {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return resolve([]);
    const observer = new PerformanceObserver((list) => { observer.disconnect(); resolve(list.getEntries()); });
    observer.observe({ type, buffered: true });
    setTimeout(() => { observer.disconnect(); resolve([]); }, 100);
  });
  const [paints, largest, shifts, tasks] = await Promise.all(
    ['paint', 'largest-contentful-paint', 'layout-shift', 'longtask'].map(entries));
  const [navigation] = performance.getEntriesByType('navigation');
  return {
    ttfb: navigation?.responseStart,
    fcp: paints.find(({ name }) => name === 'first-contentful-paint')?.startTime,
    lcp: largest.at(-1)?.startTime,
    cls: shifts.filter((shift) => !shift.hadRecentInput).reduce((sum, { value }) => sum + value, 0),
    blocked: tasks.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
  };
})()`;

export function readVitals(page: Page): Promise<Vitals> {
  return page.evaluate<Vitals>(inPage);
}
