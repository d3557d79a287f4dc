import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { engines } from './engine-list.ts';
import { requireEngine } from './require-engine.ts';

const path = engines.find(({ name }) => name === 'chromium')?.find();

/** False where Chromium is missing; tests of pages then skip by name. */
export const hasChromium: boolean = requireEngine('chromium', path !== undefined);

/** Debian's Chromium without sandbox (tests may run as root) and without calls to its maker. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}

export interface OpenedPage {
  readonly page: Page;
  /** Console errors and failed or foreign requests. */
  readonly complaints: readonly string[];
}

/** Opens a report as a reviewer does, from the disk, and listens for complaints. */
export async function openReportPage(browser: Browser, file: string): Promise<OpenedPage> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  return { page, complaints };
}
