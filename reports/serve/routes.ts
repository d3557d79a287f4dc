import type { BlobStore } from '../blobs.ts';
import { compareReports } from '../compare/compare-reports.ts';
import { html } from '../formats/html.ts';
import { json } from '../formats/json.ts';
import type { Format, RenderOptions } from '../format.ts';
import { HarnessError } from '../harness-error.ts';
import type { Speaker } from '../language/speaker.ts';
import { renderReport } from '../render.ts';
import type { Report, Verdict } from '../report.ts';
import type { ToolName } from '../result.ts';
import { filterRuns, type RunFilter } from '../runs/filter-runs.ts';
import type { RunStore } from '../runs/run-store.ts';
import { trendOf } from '../trend/trend-of.ts';
import { listPage, type Chosen } from './pages/list-page.ts';
import { problemPage } from './pages/small-pages.ts';
import { jsonReply, pageReply, reportReply, type Reply } from './reply.ts';

/** So many runs are laid out over time. */
const trendRunsMax = 30;
/** The server gives pages whole: there is no folder beside them. */
const pageBytesMax = 400_000_000;

/** What is asked for, and in which language. */
export interface Asked {
  readonly address: URL;
  readonly speaker: Speaker;
  /** False for a reader who took no language yet. */
  readonly hasLanguage: boolean;
}

/** The page at an address; broken and unknown runs are pages too. */
export async function replyTo(asked: Asked, runs: RunStore): Promise<Reply> {
  const { speaker } = asked;
  try {
    return (await knownPage(asked, runs)) ?? notFound(speaker.t('There is no such page.'), speaker);
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    const isBroken = error.code === 'report-unreadable';
    const title = isBroken ? speaker.t('This run cannot be read') : speaker.t('The runs cannot be read');
    return pageReply(problemPage(title, speaker.said(error.message), speaker), isBroken ? 422 : 503);
  }
}

async function knownPage(asked: Asked, runs: RunStore): Promise<Reply | undefined> {
  const { pathname } = asked.address;
  if (pathname === '/') return list(asked, runs);
  if (pathname === '/compare') return compare(asked, runs);
  if (pathname === '/trend') return trend(asked, runs);
  const [, name = '', file] = /^\/runs\/([^/]+?)(\/report\.json)?$/.exec(pathname) ?? [];
  const id = decoded(name);
  return id === undefined || id === '' ? undefined : run(asked, { id, runs, isJson: file !== undefined });
}

function decoded(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

async function list({ address, speaker }: Asked, store: RunStore): Promise<Reply> {
  const all = await store.list();
  const chosen = chosenOf(address.searchParams);
  const shown = filterRuns(all.runs, filterOf(chosen));
  return pageReply(listPage({ list: all, shown, chosen }, speaker));
}

/** The newest run, opened where it stands among those before it. */
async function trend(asked: Asked, store: RunStore): Promise<Reply> {
  const { runs } = await store.list();
  const newest = filterRuns(runs, filterOf(chosenOf(asked.address.searchParams))).slice(0, trendRunsMax);
  const found = (await Promise.all(newest.map(({ id }) => store.open(id)))).filter(
    (one) => one !== undefined,
  );
  const [last] = found;
  if (last === undefined) return notFound(asked.speaker.t('No run is like that.'), asked.speaker);
  return reportReply(pageOf(last, asked, { trend: trendOf(found.map(({ report }) => report)) }));
}

/** The later run, opened where it stands beside the earlier one. */
async function compare(asked: Asked, store: RunStore): Promise<Reply> {
  const { searchParams } = asked.address;
  const before = await store.open(searchParams.get('before') ?? '');
  const after = await store.open(searchParams.get('after') ?? '');
  if (before === undefined || after === undefined)
    return notFound(asked.speaker.t('Choose two runs of the list.'), asked.speaker);
  const comparison = compareReports(before.report, after.report);
  return reportReply(pageOf(after, asked, { comparison }));
}

interface AskedRun {
  readonly id: string;
  readonly runs: RunStore;
  readonly isJson: boolean;
}

async function run(asked: Asked, { id, runs, isJson }: AskedRun): Promise<Reply> {
  const found = await runs.open(id);
  if (found === undefined) return notFound(asked.speaker.t('There is no such run.'), asked.speaker);
  return isJson ? jsonReply(mainFile(json, found, {})) : reportReply(pageOf(found, asked, {}));
}

interface OpenedRun {
  readonly report: Report;
  readonly blobs: BlobStore;
}

function pageOf(
  run: OpenedRun,
  { speaker, hasLanguage }: Asked,
  beside: Pick<RenderOptions, 'comparison' | 'trend'>,
): AsyncIterable<string> {
  const served = { home: '/', ...(hasLanguage && { language: speaker.language }) };
  return mainFile(html, run, { ...beside, served });
}

async function* mainFile(
  format: Format,
  { report, blobs }: OpenedRun,
  options: Partial<RenderOptions>,
): AsyncIterable<string> {
  const whole = { color: false, bytesMax: pageBytesMax, ...options };
  for await (const { path, chunk } of renderReport(format, report, blobs, whole)) {
    if (path === '') yield chunk;
  }
}

function chosenOf(query: URLSearchParams): Chosen {
  const value = (name: string): string => (query.get(name) ?? '').slice(0, 500);
  return {
    service: value('service'),
    tool: value('tool'),
    verdict: value('verdict'),
    since: value('since'),
    text: value('text'),
  };
}

/** What is not of the form's words finds nothing, as any other value that no run has. */
function filterOf({ service, tool, verdict, since, text }: Chosen): RunFilter {
  const from = new Date(since);
  return {
    ...(service !== '' && { service }),
    ...(tool !== '' && { tool: tool as ToolName }),
    ...(verdict !== '' && { verdict: verdict as Verdict }),
    ...(!Number.isNaN(from.getTime()) && { since: from }),
    text,
  };
}

function notFound(why: string, speaker: Speaker): Reply {
  return pageReply(problemPage(speaker.t('Not found'), why, speaker), 404);
}
