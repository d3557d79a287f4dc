import type { KeptRun, RunList } from '../../runs/run-store.ts';
import { markup, type Markup } from '../../wording/markup.ts';
import { runSubject, runTime } from '../../wording/run-line.ts';
import { verdictCell } from './comparison-page.ts';
import { page, tableSection } from './frame.ts';

/** What the form of the list was filled in with. */
export type Chosen = Readonly<Record<'service' | 'tool' | 'verdict' | 'since' | 'text', string>>;

/** Most runs on one page; filters find the others. */
const rowsMax = 300;
const tools = ['gate', 'compat', 'replay', 'checklist'];
const verdicts = ['go', 'hold', 'no-go', 'none'];

/** @param shown the runs that the form lets through */
export function listPage({ runs, broken }: RunList, shown: readonly KeptRun[], chosen: Chosen): string {
  const services = [...new Set(runs.map(({ head }) => head.service))].sort();
  const body = markup`${filters(chosen, services)}
<p>${shown.length} of ${runs.length} runs${shown.length > rowsMax ? `, the newest ${rowsMax} of them here` : ''}.
${trendLink(shown, chosen)}</p>
<form action="/compare">
${tableSection('Runs', ['Before', 'After', 'Ended (UTC)', 'Verdict', 'Tool', 'Service', 'First reason'], shown.slice(0, rowsMax).map(row))}
${shown.length > 1 ? markup`<button>Compare the two</button>` : undefined}
</form>
${tableSection(
  `Cannot be read (${broken.length})`,
  ['Where', 'Why'],
  broken.slice(0, rowsMax).map(({ id, broken: why }) => [id, why]),
)}`;
  return page('Runs', body);
}

function row({ id, head }: KeptRun, index: number): readonly (Markup | string)[] {
  const address = `/runs/${encodeURIComponent(id)}`;
  const choice = (name: string, checked: boolean): Markup =>
    markup`<input type="radio" name="${name}" value="${id}" aria-label="${name} ${runTime(head)} ${head.tool}"${checked ? markup` checked` : undefined}>`;
  return [
    choice('before', index === 1),
    choice('after', index === 0),
    markup`<a href="${address}">${runTime(head)}</a>`,
    verdictCell(head),
    head.tool,
    runSubject(head),
    head.reason,
  ];
}

function trendLink(shown: readonly KeptRun[], { since, verdict, text }: Chosen): Markup | undefined {
  const newest = shown[0]?.head;
  if (newest === undefined) return undefined;
  const query = new URLSearchParams({ service: newest.service, tool: newest.tool, since, verdict, text });
  return markup`<a href="/trend?${query.toString()}">Runs of ${newest.service} (${newest.tool}) over time</a>`;
}

function filters(chosen: Chosen, services: readonly string[]): Markup {
  return markup`<form action="/" role="search">
${select('service', 'Service', services, chosen.service)}
${select('tool', 'Tool', tools, chosen.tool)}
${select('verdict', 'Verdict', verdicts, chosen.verdict)}
<label>Since<input type="date" name="since" value="${chosen.since}"></label>
<label>Words<input type="search" name="text" value="${chosen.text}" placeholder="release, rule, finding"></label>
<button>Show</button>
<a href="/">all</a>
</form>`;
}

function select(name: string, title: string, values: readonly string[], chosen: string): Markup {
  const option = (value: string, text: string): Markup =>
    markup`<option value="${value}"${value === chosen ? markup` selected` : undefined}>${text}</option>`;
  return markup`<label>${title}<select name="${name}">${option('', 'any')}${values.map((value) => option(value, value))}</select></label>`;
}
