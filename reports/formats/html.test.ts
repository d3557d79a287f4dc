import { expect, test } from 'vitest';
import { everyKindReport } from '../../fixtures/reports/every-kind.ts';
import { finding, rendered, reportOf, wideReport } from '../../fixtures/reports/small-and-wide.ts';
import { memoryBlobs } from '../blobs-memory.ts';
import type { BlobStore } from '../blobs.ts';
import type { RenderOptions } from '../format.ts';
import type { Report } from '../report.ts';
import { html } from './html.ts';

/** What it writes, by file. */
async function files(
  report: Report,
  options: Partial<RenderOptions> = {},
  blobs: BlobStore = memoryBlobs(),
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for await (const { path, chunk } of html.render(report, blobs, { color: false, ...options }))
    found.set(path, (found.get(path) ?? '') + chunk);
  return found;
}

/** The page as it is drawn before its script runs, without script, style and packed data. */
function drawn(page: string): string {
  return page
    .replace(/<(script|style|template)\b[^>]*>.*?<\/\1>\n?/gs, '')
    .replace(/sha256-[^']+/g, 'sha256-…');
}

test('draws the overview of a report of every kind as it did before', async () => {
  const page = drawn(await rendered(html, everyKindReport())).replace(
    /<section class="view".*(?=<footer)/s,
    '',
  );
  await expect(page.replaceAll('><', '>\n<')).toMatchFileSnapshot(
    '../../fixtures/reports/rendered/report.html',
  );
});

test('nothing on the page names another file or host, and nothing is styled in place', async () => {
  const page = drawn(await rendered(html, everyKindReport()));
  const attributes = [...page.matchAll(/<\w+((?:\s[\w-]+(?:="[^"]*")?)*)\s*\/?>/g)].flatMap(
    ([, inside = '']) =>
      [...inside.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => ({
        name,
        value,
      })),
  );
  expect(attributes.length).toBeGreaterThan(200);
  const acting = attributes.filter(({ name }) =>
    /^(src.*|href|action|style|on.*|formaction|data)$/.test(name),
  );
  expect(acting.length).toBeGreaterThan(20);
  expect(acting.filter(({ name, value }) => name !== 'href' || !value.startsWith('#'))).toEqual([]);
});

test('bodies beyond the size of a page are files beside it', async () => {
  const blobs = memoryBlobs();
  const whole = `whole ${Math.random()}`;
  const blob = await blobs.put(whole, 'text/plain');
  const evidence = [
    { kind: 'text', title: 'Log', text: 'the who', blob },
    { kind: 'side-by-side', title: 'Both', old: 'a', new: '<b>' },
  ] as const;
  const table = { name: 'rows', tool: 'replay', columns: ['x'], rows: [['=1']] } as const;
  const report = reportOf([finding(0, { evidence })], { tables: [table] });

  const small = await files(report, { bytesMax: 1 }, blobs);
  expect([...small.keys()].sort()).toEqual([
    '',
    'report-data/result-1-1.txt',
    'report-data/result-1-2.txt',
    'report-data/table-1.csv',
  ]);
  expect(small.get('report-data/result-1-1.txt')).toBe(whole);
  expect(small.get('report-data/table-1.csv')).toBe("x\r\n'=1\r\n");
  expect([...(await files(report, {}, blobs)).keys()]).toEqual(['']);
});

test('beyond the size of a page a picture is a picture, and what only says so is text', async () => {
  const blobs = memoryBlobs();
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const page = '<script>alert(1)</script>';
  const stored = [png, page, Buffer.from(page).toString('base64'), `${png}<script>`];
  const pictures = await Promise.all(
    stored.map(async (text) => ({ title: '../x.html', blob: await blobs.put(text, 'image/png;base64') })),
  );
  const evidence = [{ kind: 'pictures', title: 'Seen', pictures }] as const;
  const report = reportOf([finding(0, { evidence })]);
  const beside: string[] = [];
  for await (const { path, chunk, encoding } of html.render(report, blobs, { color: false, bytesMax: 1 }))
    if (path !== '') beside.push(`${path.slice(-4)} ${encoding ?? 'text'} ${stored.indexOf(chunk)}`);
  expect(beside).toEqual(['.png base64 0', '.txt text 1', '.txt text 2', '.txt text 3']);
});

test('of many results what is drawn stays short, and each costs the page few bytes', async () => {
  const few = await rendered(html, wideReport(300));
  const many = await rendered(html, wideReport(1300));
  expect(drawn(many)).toContain('and 1240 more');
  expect(drawn(many).length).toBeLessThan(drawn(few).length * 1.05);
  expect((many.length - few.length) / 1000).toBeLessThan(60);
});

test('the script cannot end its own element', async () => {
  const page = await rendered(html, wideReport(1));
  expect(page.split('</script>')).toHaveLength(2);
  expect(page.split('<script')).toHaveLength(2);
});
