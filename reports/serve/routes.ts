import type { BlobStore } from '../blobs.ts';
import { compareReports } from '../compare/compare-reports.ts';
import { html } from '../formats/html.ts';
import { json } from '../formats/json.ts';
import type { Format } from '../format.ts';
import { HarnessError } from '../harness-error.ts';
import { renderReport } from '../render.ts';
import type { Report, Verdict } from '../report.ts';
import type { ToolName } from '../result.ts';
import { filterRuns, type RunFilter } from '../runs/filter-runs.ts';
import type { RunStore } from '../runs/run-store.ts';
import { trendOf } from '../trend/trend-of.ts';
import { markup } from '../wording/markup.ts';
import { comparisonPage } from './pages/comparison-page.ts';
import { listPage, type Chosen } from './pages/list-page.ts';
import { problemPage } from './pages/small-pages.ts';
import { trendPage } from './pages/trend-page.ts';
import { jsonReply, pageReply, reportReply, type Reply } from './reply.ts';

/** So many runs are laid out over time. */
const trendRunsMax = 30;
/** The server gives pages whole: there is no folder beside them. */
const pageBytesMax = 400_000_000;

const backLink = markup`<a href="/">All runs</a>`;

/** The page at an address; broken and unknown runs are pages too. */
export async function replyTo(address: URL, runs: RunStore): Promise<Reply> {
  try {
    return (await knownPage(address, runs)) ?? notFound('There is no such page.');
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    const isBroken = error.code === 'report-unreadable';
    const title = isBroken ? 'This run cannot be read' : 'The runs cannot be read';
    return pageReply(problemPage(title, error.message), isBroken ? 422 : 503);
  }
}

async function knownPage({ pathname, searchParams }: URL, runs: RunStore): Promise<Reply | undefined> {
  if (pathname === '/') return list(searchParams, runs);
  if (pathname === '/compare') return compare(searchParams, runs);
  if (pathname === '/trend') return trend(searchParams, runs);
  const [, name = '', file] = /^\/runs\/([^/]+?)(\/report\.json)?$/.exec(pathname) ?? [];
  const id = decoded(name);
  return id === undefined || id === '' ? undefined : run(id, runs, file === undefined ? html : json);
}

function decoded(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

async function list(query: URLSearchParams, store: RunStore): Promise<Reply> {
  const all = await store.list();
  const chosen = chosenOf(query);
  return pageReply(listPage(all, filterRuns(all.runs, filterOf(chosen)), chosen));
}

async function trend(query: URLSearchParams, store: RunStore): Promise<Reply> {
  const { runs } = await store.list();
  const newest = filterRuns(runs, filterOf(chosenOf(query))).slice(0, trendRunsMax);
  const reports: Report[] = [];
  for (const { id } of newest) {
    const found = await store.open(id);
    if (found !== undefined) reports.push(found.report);
  }
  return pageReply(trendPage(trendOf(reports), backLink));
}

async function compare(query: URLSearchParams, store: RunStore): Promise<Reply> {
  const before = await store.open(query.get('before') ?? '');
  const after = await store.open(query.get('after') ?? '');
  if (before === undefined || after === undefined) return notFound('Choose two runs of the list.');
  return pageReply(comparisonPage(compareReports(before.report, after.report), backLink));
}

async function run(id: string, store: RunStore, format: Format): Promise<Reply | undefined> {
  const found = await store.open(id);
  if (found === undefined) return notFound('There is no such run.');
  const body = mainFile(format, found);
  return format === json ? jsonReply(body) : reportReply(body);
}

async function* mainFile(
  format: Format,
  { report, blobs }: { readonly report: Report; readonly blobs: BlobStore },
): AsyncIterable<string> {
  const options = { color: false, bytesMax: pageBytesMax };
  for await (const { path, chunk } of renderReport(format, report, blobs, options)) {
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

function notFound(why: string): Reply {
  return pageReply(problemPage('Not found', why), 404);
}
