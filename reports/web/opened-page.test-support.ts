/** A report as a reviewer opens it: in Chromium, from a file. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { rendered } from '../../fixtures/reports/small-and-wide.ts';
import { launchChromium } from '../../tests/lab-page.ts';
import { html } from '../formats/html.ts';
import type { Report } from '../report.ts';

export interface OpenedPage {
  readonly page: Page;
  readonly url: string;
  /** Console messages, errors, dialogs and requests beside the page itself. */
  readonly noise: readonly string[];
}

export interface OpenOptions extends NonNullable<Parameters<Browser['newPage']>[0]> {
  /** The address behind the file, for example `#/v/replay`. */
  readonly hash?: string;
  /** What is opened instead of the rendered report. */
  readonly text?: string;
}

/** One browser and a folder, for all tests of a file. */
export class Reviewer {
  #browser: Browser | undefined;
  #folder = '';
  #opened = 0;
  readonly #texts = new Map<Report, Promise<string>>();

  async start(): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), 'seaworthy-page-'));
    this.#browser = await launchChromium();
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Waits until the script has taken over, where scripts may run. */
  async open(report: Report, options: OpenOptions = {}): Promise<OpenedPage> {
    const { hash = '', text, ...context } = options;
    const file = join(this.#folder, `${(this.#opened += 1)}.html`);
    await writeFile(file, text ?? (await this.#text(report)));
    const url = pathToFileURL(file).href;
    const page = await this.#newPage(context);
    const noise = listen(page, url);
    await page.goto(url + hash);
    if (context.javaScriptEnabled !== false) await page.locator('html.live').waitFor({ state: 'attached' });
    return { page, url, noise };
  }

  /** Rendered once, however often it is opened. */
  #text(report: Report): Promise<string> {
    const known = this.#texts.get(report) ?? rendered(html, report);
    this.#texts.set(report, known);
    return known;
  }

  #newPage(options: Parameters<Browser['newPage']>[0]): Promise<Page> {
    if (this.#browser === undefined) throw new Error('start() comes first');
    return this.#browser.newPage(options);
  }
}

function listen(page: Page, url: string): readonly string[] {
  const noise: string[] = [];
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('dialog', (dialog) => {
    noise.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) noise.push(request.url());
  });
  return noise;
}
