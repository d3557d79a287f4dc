/** The only file that starts a browser. */
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Browser } from 'playwright';
import { HarnessError } from '../../reports/index.ts';
import type { StopWatch } from '../stopping/stop-watch.ts';

export interface BrowserOptions {
  /** Path of a Chromium. Default: the one of the system, or the one that Playwright installed. */
  readonly browser?: string;
  /** Base64 of the SHA-256 of the one public key that is trusted without a certificate chain. */
  readonly trustedKeyHash: string;
  readonly timeoutMs: number;
}

/** Where packages put a Chromium. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Also what Playwright switches off itself: of two such lists Chromium takes the last. */
const disabledFeatures = [
  'AutofillServerCommunication',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'Translate',
];

/** Nothing may leave but through the proxy: no calls to its maker, no QUIC, no UDP, no names of its own asking. */
const closedArgs = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  `--disable-features=${disabledFeatures.join(',')}`,
  '--disable-gpu',
  '--disable-quic',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--no-first-run',
];

/**
 * Starts Chromium without a window and without any way out of its own.
 *
 * @throws {HarnessError} `engine-missing` without a Chromium, `engine-failed` when it does not start.
 */
export async function launchBrowser({
  browser,
  trustedKeyHash,
  timeoutMs,
}: BrowserOptions): Promise<Browser> {
  const { chromium } = await import('playwright');
  const executablePath =
    browser ?? [...usualPlaces, chromium.executablePath()].find((path) => existsSync(path));
  if (executablePath === undefined || !existsSync(executablePath)) throw missing(browser);
  try {
    return await chromium.launch({
      executablePath,
      timeout: timeoutMs,
      args: [
        ...closedArgs,
        `--ignore-certificate-errors-spki-list=${trustedKeyHash}`,
        // Chromium refuses to run as root with its sandbox.
        ...(userInfo().uid === 0 ? ['--no-sandbox'] : []),
      ],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (cause) {
    throw new HarnessError('engine-failed', {
      what: `The browser did not start: ${firstLine(cause)}`,
      where: executablePath,
      todo: 'Try it by hand with --headless, or name another one with --browser.',
      cause,
    });
  }
}

/** A browser for the time of the work. A stop ends it at once; where it ends by itself, so does the run. */
export async function withBrowser<Result>(
  options: BrowserOptions,
  stopWatch: StopWatch,
  work: (browser: Browser) => Promise<Result>,
): Promise<Result> {
  const browser = await launchBrowser(options);
  const onAbort = (): void => void browser.close();
  const onLost = (): void => stopWatch.stop({ reason: 'the browser ended by itself' });
  stopWatch.signal.addEventListener('abort', onAbort);
  browser.on('disconnected', onLost);
  try {
    return await work(browser);
  } finally {
    stopWatch.signal.removeEventListener('abort', onAbort);
    browser.off('disconnected', onLost);
    await browser.close();
  }
}

function missing(browser: string | undefined): HarnessError {
  return new HarnessError('engine-missing', {
    what: browser === undefined ? 'No Chromium was found to open pages with.' : 'There is no browser here.',
    where: browser ?? usualPlaces.slice(0, 4).join(', '),
    todo: 'Install one (Debian: `apt-get install chromium`; else `npx playwright install chromium`), or name it with --browser.',
  });
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
