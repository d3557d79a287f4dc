/** Chooses which pages are opened: those that are named, then the most frequent captured ones. */
import {
  isExchange,
  readCapture,
  redact,
  RouteLearner,
  selectExchange,
  type Exchange,
  type LedgerBook,
} from '../../capture/index.ts';
import { HarnessError } from '../../reports/index.ts';
import { readApprovedRoutes } from '../selection/approved-routes.ts';
import type { PageView } from './page-view.ts';
import type { PagesSettings } from './settings.ts';
import type { StandIns } from './stand-ins.ts';

/** Most different targets that are looked at; the rest is counted and left out. */
const targetsMax = 50_000;

export interface Choosing {
  readonly signal: AbortSignal;
  readonly standIns: Pick<StandIns, 'forNamed' | 'nameFor' | 'missingFrom'>;
  /** Whether stable answers a captured page with HTML; undefined when it was stopped. */
  isHtml(view: PageView): Promise<boolean | undefined>;
}

/**
 * One page a route, the most frequent routes first. What a capture does not tell apart from other GETs is
 * asked of stable once a route.
 *
 * @throws {HarnessError} `nothing-selected`, `capture-unreadable`, `capture-empty`.
 */
export async function choosePages(
  settings: PagesSettings,
  book: LedgerBook,
  choosing: Choosing,
): Promise<readonly PageView[]> {
  const chosen: PageView[] = [];
  const captured = await likelyPages(settings, book, choosing);
  const learner = new RouteLearner();
  for (const target of settings.pages) learner.add(target);
  for (const { target, times } of captured) learner.add(target, times);
  for (const [index, target] of settings.pages.entries()) {
    const source = { file: 'pages', line: index + 1 };
    book.read({ source, method: 'GET', target, headers: {} });
    book.select();
    if (chosen.length >= settings.pagesMax) book.notSend('above-pages-max');
    else
      chosen.push({
        target,
        source,
        route: learner.routeOf('GET', target),
        ...named(choosing.standIns.forNamed),
      });
  }
  const approved =
    settings.approvedRoutes === undefined ? undefined : await readApprovedRoutes(settings.approvedRoutes);
  const known = new Set(chosen.map(({ route }) => route));
  for (const { route, views, times } of byFrequency(captured, learner)) {
    const first = usualView(views);
    const view = first && {
      target: first.target,
      source: first.source,
      route,
      ...named(first.identity),
    };
    if (first === undefined || view === undefined || known.has(route)) skip(book, 'same-page', times);
    else if (approved?.has(route) === false) skip(book, 'not-approved', times);
    else if (chosen.length >= settings.pagesMax) skip(book, 'above-pages-max', times);
    else if (!first.isCertain && (await choosing.isHtml(view)) !== true) skip(book, 'not-a-page', times);
    else {
      book.select();
      skip(book, 'same-page', times - 1);
      chosen.push(view);
    }
  }
  if (chosen.length === 0 && !choosing.signal.aborted) throw nothingChosen(settings, book);
  return chosen;
}

function skip(book: LedgerBook, reason: string, times: number): void {
  for (let nth = 0; nth < times; nth += 1) book.skip(reason);
}

/** A captured target that may be a page. */
interface Likely {
  readonly target: string;
  readonly source: Exchange['source'];
  /** False where only a reply can tell. */
  readonly isCertain: boolean;
  readonly identity: string | undefined;
  times: number;
}

async function likelyPages(
  settings: PagesSettings,
  book: LedgerBook,
  { signal, standIns }: Choosing,
): Promise<readonly Likely[]> {
  if (settings.capture.length === 0) return [];
  const likely = new Map<string, Likely>();
  const reading = { format: settings.format, signal, onFile: book.file.bind(book) };
  for await (const record of readCapture(settings.capture, reading)) {
    book.read(record);
    if (!isExchange(record)) continue;
    const selection = selectExchange(record, settings.select);
    if (!selection.selected) {
      book.skip(selection.reason);
      continue;
    }
    const likelihood = record.method === 'GET' ? likelihoodOf(record) : 'no page';
    const identity = standIns.nameFor(record);
    const key = `${identity ?? ''} ${record.target}`;
    const known = likely.get(key);
    if (likelihood === 'no page') book.skip('not-a-page');
    else if (known !== undefined) known.times += 1;
    else {
      const { redacted, target, source } = redact(record, settings.redactKey);
      if (redacted !== undefined && standIns.missingFrom(identity, target).length > 0) book.skip('redacted');
      else if (likely.size >= targetsMax) book.skip('too-many-targets');
      else likely.set(key, { target, source, isCertain: likelihood === 'page', identity, times: 1 });
    }
  }
  return [...likely.values()];
}

const otherFile = /\.(?!html?$|php$|jsp$|aspx?$|do$)[a-z\d]{1,5}$/i;

/** What the capture alone says. Logs without headers say little. */
function likelihoodOf({ target, headers, status }: Exchange): 'page' | 'no page' | 'unknown' {
  const dest = headers['sec-fetch-dest'];
  if (dest !== undefined) return dest === 'document' ? 'page' : 'no page';
  const path = target.split('?', 1)[0] ?? '';
  if (otherFile.test(path) || (status !== undefined && status >= 400)) return 'no page';
  const { accept } = headers;
  if (accept !== undefined) return accept.includes('text/html') ? 'page' : 'no page';
  return /\.(?:html?|php|jsp|aspx?)$/i.test(path) ? 'page' : 'unknown';
}

interface RouteViews {
  readonly route: string;
  readonly views: Likely[];
  times: number;
}

function byFrequency(captured: readonly Likely[], learner: RouteLearner): readonly RouteViews[] {
  const routes = new Map<string, RouteViews>();
  for (const view of captured) {
    const route = learner.routeOf('GET', view.target);
    const known = routes.get(route) ?? { route, views: [], times: 0 };
    routes.set(route, known);
    known.views.push(view);
    known.times += view.times;
  }
  return [...routes.values()].sort((a, b) => b.times - a.times);
}

/** The first view of those who ask most often: others may see another page, or a login. */
function usualView(views: readonly Likely[]): Likely | undefined {
  const times = new Map<string | undefined, number>();
  for (const view of views) times.set(view.identity, (times.get(view.identity) ?? 0) + view.times);
  const [usual] = [...times].sort(([, a], [, b]) => b - a)[0] ?? [];
  return views.find(({ identity }) => identity === usual);
}

function named(identity: string | undefined): Pick<PageView, 'identity'> {
  return identity === undefined ? {} : { identity };
}

function nothingChosen(settings: PagesSettings, book: LedgerBook): HarnessError {
  const { read, skipped } = book.close();
  const reasons = Object.entries(skipped).map(([reason, count]) => `${reason} ${count}`);
  return new HarnessError('nothing-selected', {
    what: `None of ${read} records is a page view (${reasons.join(', ') || 'no reason'}).`,
    where: settings.capture.join(', '),
    todo: 'Give a capture of browsers, or name pages with --page /PATH.',
  });
}
