import { randomUUID } from 'node:crypto';
import { openLedger, type LedgerBook } from '../../capture/index.ts';
import { ReportBuilder, type Report, type RunContext } from '../../reports/index.ts';
import { openAttester } from '../attest.ts';
import { groupOf, randomNumbers } from '../arms.ts';
import { glob } from '../glob.ts';
import type { Harm } from '../guard/harm.ts';
import { watchOwnMachine } from '../guard/own-machine.ts';
import { headerOf, isComplete } from '../reply.ts';
import { openSender, type Sender } from '../send/sender.ts';
import { announceRun } from '../stopping/announced-run.ts';
import { refuseStaleStopFile, stopFilesOf } from '../stopping/stop-files.ts';
import type { StopWatch } from '../stopping/stop-watch.ts';
import { openRedactor } from '../tally/redactor.ts';
import { Asker } from './asker.ts';
import { sweepAssets } from './asset-sweep.ts';
import { withBrowser } from './browser.ts';
import { gatherPage, type Gathering } from './gather-pages.ts';
import type { RunFacts } from './judge/page-opinion.ts';
import { usableVisits } from './usable-visits.ts';
import type { PagesOptions } from './options.ts';
import type { PageFacts } from './page-facts.ts';
import type { PageView } from './page-view.ts';
import { requireAnswers } from './require-answers.ts';
import { choosePages } from './page-views.ts';
import { settlePages, type PagesSettings } from './settings.ts';
import { openStandIns, type StandIns } from './stand-ins.ts';
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
 * @throws {HarnessError} `engine-missing`, `engine-failed`, `usage`, `target-not-allowed`, `target-unreachable`,
 *   `login-failed`, `nothing-selected`, `capture-empty`, `capture-unreadable`, `store-failed`.
 */
export async function replayPages(options: PagesOptions, context: RunContext): Promise<Report> {
  const startedAt = context.now();
  const settings = settlePages(options);
  refuseStaleStopFile(stopFilesOf(settings));
  const book = openLedger();
  const { stopFile, runsFolder } = settings;
  const runId = randomUUID();
  const announced = announceRun(
    { kind: 'pages', runId, startedAt, groups: settings, stopFile, runsFolder },
    context,
  );
  const { stopWatch } = announced;
  let facts: RunFacts;
  try {
    facts = await gather(settings, { book, stopWatch, context: announced.context, runId });
  } finally {
    announced.close();
  }
  const wasAsked = stopWatch.stopped?.by === 'caller';
  book.settle(wasAsked ? 'interrupted' : 'run-stopped');
  const { subject, blobs } = settings;
  const builder = new ReportBuilder({ tool: 'replay', subject, startedAt, ...(blobs && { blobs }) });
  await writePagesReport(builder, facts, settings);
  builder.attach({ ledger: book.close() });
  return builder.close({ endedAt: context.now(), interrupted: wasAsked });
}

interface Surroundings {
  readonly book: LedgerBook;
  readonly stopWatch: StopWatch;
  readonly context: RunContext;
  readonly runId: string;
}

async function gather(settings: PagesSettings, around: Surroundings): Promise<RunFacts> {
  const { stopWatch, context, runId } = around;
  const { signal } = stopWatch;
  const { timeoutMs } = settings;
  const certificate = throwawayCertificate(context.now());
  const traffic = new Traffic(settings, stopWatch, context);
  const sides = { stable: sideOf('stable', settings), preview: sideOf('preview', settings) };
  const sender = await openSender({ groups: settings, runId, timeoutMs });
  signal.addEventListener('abort', () => void sender.close());
  const standIns = openStandIns(settings, { ...sender, login: pacedLogin(sender, traffic) });
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
      redactor: openRedactor(settings.redactKey, { values: () => standIns.secrets(), isSecret: () => false }),
      isIgnored: anyOf(settings.ignoreMessages),
    },
    settings,
    random: randomNumbers(settings.seed),
    assets: new Map(),
    standIns,
    stop: (harm: Harm) => stopWatch.stop(harm),
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
  const { standIns } = gathering;
  const views = await choosePages(settings, book, {
    signal: stopWatch.signal,
    standIns,
    isHtml: (view) => isHtml(asker, view, standIns),
  });
  await signInAll(views, standIns, { stopWatch, context });
  await requireAnswers(views, settings, { asker, standIns });
  const pages: PageFacts[] = [];
  const tell = (done: number, detail?: string): void =>
    context.onProgress({
      tool: 'replay',
      step: 'pages',
      done,
      total: views.length,
      ...(detail && { detail }),
    });
  for (const [index, view] of views.entries()) {
    if (stopWatch.signal.aborted) break;
    const withheld = whyWithheld(view, standIns);
    if (withheld !== undefined) {
      book.notSend(withheld);
      continue;
    }
    book.send();
    tell(index, gathering.rules.redactor.text(view.target));
    const facts = await openInViewports(view, settings, gathering);
    pages.push(...facts);
    if (facts.every((page) => usableVisits(page) !== undefined)) book.compare();
    else if (!stopWatch.signal.aborted) book.setAside('not-comparable');
    tell(index + 1);
  }
  const assets = await sweepAssets(gathering.assets, { asker, standIns }, gathering.rules.redactor);
  const { stopped } = stopWatch;
  return {
    pages,
    assets,
    asked: gathering.rules.attester.asked,
    limits: settings,
    remarks: standIns.remarks(),
    ...(stopped !== undefined && { stopped }),
  };
}

/** All at once before the first page: a login that fails costs nothing then. @throws {HarnessError} `login-failed` */
async function signInAll(
  views: readonly PageView[],
  standIns: StandIns,
  { stopWatch, context }: Pick<Surroundings, 'stopWatch' | 'context'>,
): Promise<void> {
  for (const name of new Set(views.map(({ identity }) => identity))) {
    for (const arm of ['stable-a', 'stable-b', 'preview'] as const) {
      if (name === undefined || stopWatch.signal.aborted) break;
      context.onProgress({ tool: 'replay', step: `sign in ${name} to ${groupOf(arm)}` });
      await standIns.session(arm, { identity: name });
    }
  }
}

/** Logins count against the rate limit as all requests do. */
function pacedLogin(sender: Sender, traffic: Traffic): Sender['login'] {
  return async (group, request) => {
    await traffic.pass();
    return sender.login(group, request);
  };
}

/** Why a group cannot be asked for a view, as the ledger counts it. */
function whyWithheld(view: PageView, standIns: StandIns): string | undefined {
  const aims = (['stable', 'preview'] as const).map((group) => standIns.aim(group, view));
  return aims.flatMap((aim) => ('withheld' in aim ? [aim.withheld] : []))[0];
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
async function isHtml(asker: Asker, view: PageView, standIns: StandIns): Promise<boolean | undefined> {
  const session = await standIns.session('stable-a', view);
  const aim = standIns.aim('stable', view);
  if ('withheld' in aim) return false;
  const reply = await asker.ask('stable', aim.target, {
    accept: 'text/html,application/xhtml+xml',
    session,
  });
  if (reply === undefined) return undefined;
  return isComplete(reply) && /\bhtml\b/.test(headerOf(reply, 'content-type') ?? '');
}
