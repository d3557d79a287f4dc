import { randomUUID } from 'node:crypto';
import { openLedger, type LedgerBook } from '../../capture/index.ts';
import { ReportBuilder, type Report, type RunContext } from '../../reports/index.ts';
import { openAttester } from '../attest.ts';
import { randomNumbers } from '../arms.ts';
import { glob } from '../glob.ts';
import { watchOwnMachine } from '../guard/own-machine.ts';
import { headerOf, isComplete } from '../reply.ts';
import { openSender } from '../send/sender.ts';
import { refuseStaleStopFile, stopFilesOf } from '../stopping/stop-files.ts';
import { openStopWatch, type StopWatch } from '../stopping/stop-watch.ts';
import { openRedactor } from '../tally/redactor.ts';
import { Asker } from './asker.ts';
import { sweepAssets } from './asset-sweep.ts';
import { withBrowser } from './browser.ts';
import { gatherPage, type Gathering } from './gather-pages.ts';
import type { RunFacts } from './judge/page-opinion.ts';
import { usableVisits } from './usable-visits.ts';
import type { PagesOptions } from './options.ts';
import type { PageFacts } from './page-facts.ts';
import { choosePages, type PageView } from './page-views.ts';
import { settlePages, type PagesSettings } from './settings.ts';
import { Traffic } from './traffic.ts';
import type { WallSide } from './wall/filtering-proxy.ts';
import { throwawayCertificate } from './wall/throwaway-certificate.ts';
import { openUpstream } from './wall/upstream.ts';
import { writePagesReport } from './write-pages-report.ts';

/** However short the time of a page is, a machine under load needs so long to start a browser. */
const browserStartMs = 30_000;

/**
 * Opens pages in a browser in both groups and reports where preview's differ: pages that do not open, errors,
 * failed requests, missing and overwritten files, other looks, later paints.
 *
 * Nothing but GET and HEAD leaves the browser, and only to allowed hosts. A run that is stopped gives a
 * partial report.
 *
 * @throws {HarnessError} `engine-missing`, `engine-failed`, `usage`, `target-not-allowed`, `nothing-selected`,
 *   `capture-empty`, `capture-unreadable`.
 */
export async function replayPages(options: PagesOptions, context: RunContext): Promise<Report> {
  const startedAt = context.now();
  const settings = settlePages(options);
  const stopFiles = stopFilesOf(settings);
  refuseStaleStopFile(stopFiles);
  const book = openLedger();
  const stopWatch = openStopWatch(context.signal, stopFiles);
  try {
    const facts = await gather(settings, { book, stopWatch, context });
    const wasAsked = stopWatch.stopped?.by === 'caller';
    book.settle(wasAsked ? 'interrupted' : 'run-stopped');
    const { subject, blobs } = settings;
    const builder = new ReportBuilder({ tool: 'replay', subject, startedAt, ...(blobs && { blobs }) });
    await writePagesReport(builder, facts, settings);
    builder.attach({ ledger: book.close() });
    return await builder.close({ endedAt: context.now(), interrupted: wasAsked });
  } finally {
    stopWatch.close();
  }
}

interface Surroundings {
  readonly book: LedgerBook;
  readonly stopWatch: StopWatch;
  readonly context: RunContext;
}

async function gather(settings: PagesSettings, around: Surroundings): Promise<RunFacts> {
  const { stopWatch, context } = around;
  const { signal } = stopWatch;
  const { timeoutMs } = settings;
  const certificate = throwawayCertificate(context.now());
  const runId = randomUUID();
  const traffic = new Traffic(settings, stopWatch, context);
  const sides = { stable: sideOf('stable', settings), preview: sideOf('preview', settings) };
  const sender = await openSender({ groups: settings, runId, timeoutMs });
  const wall = {
    admission: { hosts: settings.hosts, sideEffects: settings.select },
    certificate,
    runId,
    timeoutMs,
    pass: () => traffic.pass(),
    onEnded: traffic.onEnded.bind(traffic),
  };
  const rest = {
    rules: {
      attester: openAttester(settings.attest ?? [], undefined),
      redactor: openRedactor(settings.redactKey),
      isIgnored: anyOf(settings.ignoreMessages),
    },
    settings,
    random: randomNumbers(settings.seed),
    assets: new Map(),
  };
  const asker = new Asker(sender, traffic, signal);
  // the browser runs on this machine, wherever the groups are
  const machine = watchOwnMachine(true);
  const launching = {
    browser: settings.browser,
    trustedKeyHash: certificate.keyHash,
    timeoutMs: Math.max(timeoutMs, browserStartMs),
  };
  try {
    return await withBrowser(launching, stopWatch, (browser) => {
      const opening = { ...settings, browser, wall, sides, machine, signal };
      return openAll(settings, around, { gathering: { ...rest, opening }, asker });
    });
  } finally {
    machine.close();
    await sender.close();
    for (const { upstream } of Object.values(sides)) upstream.close();
  }
}

function sideOf(name: 'stable' | 'preview', settings: PagesSettings): WallSide {
  return { name, group: settings[name], upstream: openUpstream(name, settings[name]) };
}

function anyOf(patterns: readonly string[]): (text: string) => boolean {
  const tests = patterns.map(glob);
  return (text) => tests.some((test) => test(text));
}

async function openAll(
  settings: PagesSettings,
  { book, stopWatch, context }: Surroundings,
  { gathering, asker }: { readonly gathering: Gathering; readonly asker: Asker },
): Promise<RunFacts> {
  const views = await choosePages(settings, book, {
    signal: stopWatch.signal,
    isHtml: (target) => isHtml(asker, target),
  });
  const pages: PageFacts[] = [];
  for (const [index, view] of views.entries()) {
    if (stopWatch.signal.aborted) break;
    book.send();
    const facts = await openInViewports(view, settings, gathering);
    pages.push(...facts);
    if (facts.every((page) => usableVisits(page) !== undefined)) book.compare();
    else if (!stopWatch.signal.aborted) book.setAside('not-comparable');
    context.onProgress({ tool: 'replay', step: 'pages', done: index + 1, total: views.length });
  }
  const assets = await sweepAssets(gathering.assets, asker, gathering.rules.redactor);
  const { stopped } = stopWatch;
  return {
    pages,
    assets,
    asked: gathering.rules.attester.asked,
    limits: settings,
    ...(stopped !== undefined && { stopped }),
  };
}

async function openInViewports(
  view: PageView,
  { viewports }: PagesSettings,
  gathering: Gathering,
): Promise<readonly PageFacts[]> {
  const facts: PageFacts[] = [];
  for (const viewport of viewports) facts.push(await gatherPage(view, viewport, gathering));
  return facts;
}

/** Asked once a route, as a browser would ask. */
async function isHtml(asker: Asker, target: string): Promise<boolean | undefined> {
  const reply = await asker.ask('stable', target, 'text/html,application/xhtml+xml');
  if (reply === undefined) return undefined;
  return isComplete(reply) && /\bhtml\b/.test(headerOf(reply, 'content-type') ?? '');
}
