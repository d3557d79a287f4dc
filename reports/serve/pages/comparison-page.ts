import type { ComparedResult, Comparison } from '../../compare/comparison.ts';
import type { RunHead } from '../../run-head.ts';
import {
  agreementLine,
  comparedGateName,
  comparedName,
  comparedStanding,
  comparisonLine,
  gateSide,
  quantilesLine,
  ruleLine,
} from '../../wording/compared.ts';
import { markup, type Markup } from '../../wording/markup.ts';
import { runLine, runVerdict } from '../../wording/run-line.ts';
import { page, tableSection } from './frame.ts';

/** Most rows of one part; the JSON of `report compare` has all. */
const rowsMax = 500;

/** Two runs side by side: what changed first, what stayed last. */
export function comparisonPage(comparison: Comparison, nav?: Markup): string {
  const { before, after, notices, appeared, changed, gone, gates, routes, rules } = comparison;
  const body = markup`<p>${comparisonLine(comparison)}</p>
${notices.map(({ message }) => markup`<p class="problem">${message}</p>\n`)}
${tableSection('Runs', ['', 'Run', 'Verdict', 'First reason'], [run('before', before), run('after', after)])}
${resultsSection('New findings', appeared)}${resultsSection('Changed findings', changed)}${resultsSection('Gone', gone)}
${tableSection(
  'Gates',
  ['Gate', 'Before', 'After'],
  gates
    .slice(0, rowsMax)
    .map((gate) => [comparedGateName(gate), gateSide(gate.before), gateSide(gate.after)]),
)}
${tableSection(
  'Routes: TP50 / TP90 / TP99 / TP999',
  ['Route', 'Preview before', 'Preview after', 'Stable before', 'Stable after', 'Agreement'],
  routes
    .slice(0, rowsMax)
    .map(({ route, before: was, after: is }) => [
      route,
      quantilesLine(was?.preview),
      quantilesLine(is?.preview),
      quantilesLine(was?.stable),
      quantilesLine(is?.stable),
      `${agreementLine(was)} → ${agreementLine(is)}`,
    ]),
)}
${tableSection(
  'Looked at more or less',
  ['Rule or check'],
  rules.slice(0, rowsMax).map((rule) => [ruleLine(rule)]),
)}`;
  return page(`${before.service}: two runs side by side`, body, nav);
}

function run(name: string, head: RunHead): readonly (Markup | string)[] {
  return [name, runLine(head), verdictCell(head), head.reason];
}

/** The verdict with its mark and word, never by colour alone. */
export function verdictCell(head: RunHead): Markup {
  return markup`<span class="verdict ${head.verdict}">${runVerdict(head)}</span>`;
}

function resultsSection(title: string, results: readonly ComparedResult[]): Markup {
  const cut = results.length - rowsMax;
  const named =
    cut > 0 ? `${title} (${results.length}, the first ${rowsMax})` : `${title} (${results.length})`;
  return tableSection(
    named,
    ['Finding', 'How it stands', 'Message'],
    results
      .slice(0, rowsMax)
      .map((one) => [comparedName(one), comparedStanding(one), (one.after ?? one.before)?.message ?? '']),
  );
}
