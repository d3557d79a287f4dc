import { expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import { finding, rendered, reportOf, wideReport } from '../../fixtures/reports/small-and-wide.ts';
import { memoryBlobs } from '../blobs-memory.ts';
import { html } from './html.ts';

test('nothing on the page names another file or host', async () => {
  const page = await rendered(html, everyKindReport());
  const attributes = [...page.matchAll(/<\w+((?:\s[\w-]+(?:="[^"]*")?)*)\s*>/g)].flatMap(([, inside = '']) =>
    [...inside.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => ({ name, value })),
  );
  expect(attributes.length).toBeGreaterThan(200);
  const acting = attributes.filter(({ name }) =>
    /^(src.*|href|action|style|on.*|formaction|data)$/.test(name),
  );
  expect(acting.filter(({ name, value }) => name !== 'href' || !value.startsWith('#'))).toEqual([]);
  expect(page).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|\beval\b/);
});

test('the filter counts what the page holds', async () => {
  const report = everyKindReport();
  const page = await rendered(html, report);
  for (const { fingerprint } of report.results) expect(page.split(`id="r-${fingerprint}"`)).toHaveLength(2);
});

test('a long text is read from its blob', async () => {
  const blobs = memoryBlobs();
  const blob = await blobs.put('the whole text', 'text/plain');
  const evidence = [{ kind: 'text', title: 'Log', text: 'the who', blob }] as const;
  let page = '';
  for await (const { chunk } of html.render(reportOf([finding(0, { evidence })]), blobs, { color: false }))
    page += chunk;
  expect(page).toContain('the whole text');
});

test('results beyond the limit are counted, the worst are kept', async () => {
  const light = Array.from({ length: 5 }, (_, index) => finding(9000 + index, { level: 'warn' }));
  const page = await rendered(html, reportOf([...light, ...wideReport(2000, 0).results]));
  expect(page).toContain('5 results of least weight are not on this page');
  expect(page).not.toContain('table_009000.note');
});

test('a page near its size limit leaves out evidence and says so', async () => {
  const text = 'x'.repeat(60_000);
  const evidence = Array.from(
    { length: 20 },
    (_, index) => ({ kind: 'text', title: `Log ${index}`, text }) as const,
  );
  const page = await rendered(
    html,
    reportOf(Array.from({ length: 30 }, (_, index) => finding(index, { evidence }))),
  );
  expect(page.length).toBeLessThan(25_000_000);
  expect(page).toContain('20 pieces of evidence are left out');
});
