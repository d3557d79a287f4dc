import { languageNames, type Language } from '../../language/language.ts';
import type { Speaker } from '../../language/speaker.ts';
import type { RunHead } from '../../run-head.ts';
import type { KeptRun, RunList } from '../../runs/run-store.ts';
import { markup, type Markup } from '../../wording/markup.ts';
import { verdictMarks } from '../../wording/outcome.ts';
import { runTime } from '../../wording/run-line.ts';
import { page, tableSection } from './frame.ts';

/** What the form of the list was filled in with. */
export type Chosen = Readonly<Record<'service' | 'tool' | 'verdict' | 'since' | 'text', string>>;

/** Most runs on one page; filters find the others. */
const rowsMax = 300;
const tools = ['gate', 'compat', 'replay', 'checklist'];
const verdicts = ['go', 'hold', 'no-go', 'none'] as const;

interface ListedRuns {
  readonly list: RunList;
  /** The runs that the form lets through, newest first. */
  readonly shown: readonly KeptRun[];
  readonly chosen: Chosen;
}

export function listPage({ list: { runs, broken }, shown, chosen }: ListedRuns, speaker: Speaker): string {
  const services = [...new Set(runs.map(({ head }) => head.service))].sort();
  const columns = [
    speaker.t('Before'),
    speaker.t('After'),
    speaker.t('Ended (UTC)'),
    speaker.t('Verdict'),
    speaker.t('Tool'),
    speaker.t('Service'),
    speaker.t('First reason'),
  ];
  const rows = shown.slice(0, rowsMax).map((run, index) => row(run, index, speaker));
  const body = markup`${filters(chosen, services, speaker)}
<p>${speaker.t('{count} of {total} runs', { count: shown.length, total: runs.length })}${
    shown.length > rowsMax ? ` · ${speaker.t('the newest {count} of them here', { count: rowsMax })}` : ''
  }
${trendLink(shown, chosen, speaker)}</p>
<form action="/compare">
${tableSection(speaker.t('Runs'), columns, rows)}
${shown.length > 1 ? markup`<button>${speaker.t('Compare the two')}</button>` : undefined}
</form>
${tableSection(
  `${speaker.t('Cannot be read')} (${broken.length})`,
  [speaker.t('Where'), speaker.t('Why')],
  broken.slice(0, rowsMax).map(({ id, broken: why }) => [id, speaker.said(why)]),
)}`;
  return page(speaker.t('Runs'), body, { speaker, nav: languageSwitch(chosen, speaker) });
}

function row({ id, head }: KeptRun, index: number, speaker: Speaker): readonly (Markup | string)[] {
  const address = `/runs/${encodeURIComponent(id)}`;
  const choice = (name: string, title: string, checked: boolean): Markup =>
    markup`<input type="radio" name="${name}" value="${id}" aria-label="${title} ${runTime(head)} ${head.tool}"${checked ? markup` checked` : undefined}>`;
  return [
    choice('before', speaker.t('Before'), index === 1),
    choice('after', speaker.t('After'), index === 0),
    markup`<a href="${address}">${runTime(head)}</a>`,
    verdictCell(head, speaker),
    head.tool,
    [head.service, head.release, stageWord(head, speaker)].filter(Boolean).join(' '),
    speaker.said(head.reason),
  ];
}

function stageWord({ stage }: RunHead, speaker: Speaker): string | undefined {
  if (stage === undefined) return undefined;
  return stage === 'pr' ? speaker.t('stage pr') : speaker.t('stage ship');
}

/** The verdict with its mark and word, never by colour alone. */
function verdictCell({ verdict, partial }: RunHead, speaker: Speaker): Markup {
  const { icon, word } = verdictMarks[verdict];
  const cut = partial ? ` (${speaker.t('partial')})` : '';
  return markup`<span class="verdict ${verdict}">${icon} ${speaker.said(word)}${cut}</span>`;
}

function trendLink(shown: readonly KeptRun[], chosen: Chosen, speaker: Speaker): Markup | undefined {
  const newest = shown[0]?.head;
  if (newest === undefined) return undefined;
  const { service, tool } = newest;
  const query = new URLSearchParams({ ...chosen, service, tool });
  const title = speaker.t('Runs of {service} ({tool}) over time', { service, tool });
  return markup`<a href="/trend?${query.toString()}">${title}</a>`;
}

/** The same list in each language. */
function languageSwitch(chosen: Chosen, { language }: Speaker): Markup {
  const link = (other: string): Markup => {
    const name = languageNames[other as Language];
    if (other === language) return markup`<span aria-current="true">${name}</span>`;
    const query = new URLSearchParams({ ...chosen, language: other });
    return markup`<a href="/?${query.toString()}" lang="${other}" hreflang="${other}">${name}</a>`;
  };
  return markup`${Object.keys(languageNames).map(link)}`;
}

function filters(chosen: Chosen, services: readonly string[], speaker: Speaker): Markup {
  const named = (values: readonly string[]) => values.map((value) => [value, value] as const);
  const words = verdicts.map((value) => [value, speaker.said(verdictMarks[value].word)] as const);
  const select = (name: 'service' | 'tool' | 'verdict', title: string, values: readonly Choice[]): Markup =>
    markup`<label>${title}<select name="${name}">${[['', speaker.t('any')] as const, ...values].map(
      ([value, text]) =>
        markup`<option value="${value}"${value === chosen[name] ? markup` selected` : undefined}>${text}</option>`,
    )}</select></label>`;
  return markup`<form action="/" role="search">
${select('service', speaker.t('Service'), named(services))}
${select('tool', speaker.t('Tool'), named(tools))}
${select('verdict', speaker.t('Verdict'), words)}
<label>${speaker.t('Since')}<input type="date" name="since" value="${chosen.since}"></label>
<label>${speaker.t('Words')}<input type="search" name="text" value="${chosen.text}" placeholder="${speaker.t('release, rule, finding')}"></label>
<button>${speaker.t('Show')}</button>
<a href="/">${speaker.t('all')}</a>
</form>`;
}

type Choice = readonly [value: string, text: string];
