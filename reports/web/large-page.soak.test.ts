/** A report with more evidence than a page may hold, as its reader opens it: from a folder, in Chromium. */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PNG } from 'pngjs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finding, reportOf } from '../../fixtures/reports/small-and-wide.ts';
import { engines } from '../../tests/engine-list.ts';
import { launchChromium } from '../../tests/lab-page.ts';
import { requireEngine } from '../../tests/require-engine.ts';
import { memoryBlobs } from '../blobs-memory.ts';
import type { Evidence } from '../evidence.ts';
import { html } from '../formats/html.ts';

const hasChromium = engines.some((engine) => engine.name === 'chromium' && engine.find() !== undefined);
const bodies = 40;

describe.skipIf(!requireEngine('chromium', hasChromium))('more than 25 MB', () => {
  let folder: string;
  let browser: Browser;
  let last: string | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seaworthy-large-'));
    browser = await launchChromium();
    last = await writePage(folder);
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  test('the page stays below its limit, says what lies beside it, and its links open', async () => {
    expect((await stat(join(folder, 'report.html'))).size).toBeLessThan(26_000_000);
    const page = await browser.newPage();
    const address = pathToFileURL(join(folder, 'report.html')).href;
    await page.goto(address);
    await page.getByText(/\d+ bodies are files in report-data\//).waitFor();
    await page.goto(`${address}#/r/${last}`);
    const [body, picture] = [page.locator('a[href$=".txt"]'), page.locator('a[href$=".png"]')];
    await body.first().waitFor();
    const paths = [await body.first().getAttribute('href'), await picture.first().getAttribute('href')];
    const seen: string[] = [];
    for (const path of paths) {
      await page.goto(pathToFileURL(join(folder, path ?? '')).href);
      seen.push(await page.evaluate<string>('document.contentType'));
    }
    expect(seen).toEqual(['text/plain', 'image/png']);
    expect(await page.evaluate('document.images[0].naturalWidth')).toBe(400);
    await page.close();
  });
});

/**
 * Random bodies, which no packing makes smaller: a megabyte of text and a picture for each result.
 * Gives the fingerprint of the last.
 */
async function writePage(folder: string): Promise<string | undefined> {
  const blobs = memoryBlobs();
  const results = await Promise.all(
    Array.from({ length: bodies }, async (_, index) => {
      const text = randomBytes(500_000).toString('hex');
      const picture = new PNG({ width: 400, height: 200 });
      picture.data = randomBytes(400 * 200 * 4);
      const shot = await blobs.put(PNG.sync.write(picture).toString('base64'), 'image/png;base64');
      const evidence: readonly Evidence[] = [
        { kind: 'text', title: 'Body', text: text.slice(0, 20), blob: await blobs.put(text, 'text/plain') },
        { kind: 'pictures', title: 'Pages', pictures: [{ title: 'Seen', blob: shot }] },
      ];
      return finding(index, { evidence });
    }),
  );
  const report = reportOf(results);
  for await (const { path, chunk, encoding } of html.render(report, blobs, { color: false })) {
    const file = join(folder, path === '' ? 'report.html' : path);
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(file, 'a');
    await handle.appendFile(chunk, encoding);
    await handle.close();
  }
  return report.results.at(-1)?.fingerprint;
}
