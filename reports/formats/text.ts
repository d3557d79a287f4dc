import { counted } from '../counted.ts';
import type { Format, RenderOptions } from '../format.ts';
import { headlineIn } from '../headline.ts';
import type { Report } from '../report.ts';
import type { Result } from '../result.ts';
import { briefTableLines } from './terminal/brief-table.ts';
import { list } from './terminal/list.ts';
import { Paper, paints } from './terminal/paper.ts';
import { resultLines } from './terminal/result-lines.ts';
import {
  fixedLines,
  gateLine,
  ledgerLines,
  subjectLine,
  truncationLine,
  unexercised,
  unjudged,
} from '../wording/facts.ts';
import { countsOf, decisionsIn, isOpen, marks, verdictMarks } from '../wording/outcome.ts';
import { grouped } from '../wording/grouped.ts';
import { cutText, oneLine } from '../wording/visible.ts';

const findingsMax = 100;
const linesMax = 20;

/** For the terminal: 100 columns, brief on success, and the line that matters most comes last. */
export const text: Format = {
  id: 'text',
  title: 'Text for the terminal',
  fileName: 'report.txt',
  async *render(report, _blobs, options) {
    const paper = new Paper(options.color);
    for (const section of [head, findings, waived, tables, gates, run, decisions, verdict]) {
      for (const line of section(report, paper, options)) yield { path: '', chunk: `${line}\n` };
    }
  },
};

function* head(report: Report, paper: Paper): Iterable<string> {
  yield* paper.lines(`seaworthy ${report.tool}  ${oneLine(subjectLine(report))}`, { paint: 'bold' });
  const counts = countsOf(report).map(({ standing, count }) => ({
    text: `${marks[standing].icon} ${count} ${marks[standing].word}`,
    paint: paints[standing],
  }));
  const none = { text: 'no results', paint: 'plain' } as const;
  const time = { text: `(${(report.durationMs / 1000).toFixed(1)} s)`, paint: 'dim' } as const;
  yield* paper.row([...(counts.length > 0 ? counts : [none]), time], 2);
}

/** By tool, then rule, in the order of the report: what weighs most comes first. */
function* findings(
  report: Report,
  paper: Paper,
  { resultsMax = findingsMax }: RenderOptions,
): Iterable<string> {
  const open = report.results.filter(isOpen);
  const groups = grouped(open.slice(0, resultsMax), ({ tool, rule }) => `${tool} ${rule}`);
  for (const [name, results] of groups) {
    const title = sharedTitle(results);
    yield '';
    yield* paper.lines(oneLine(title === undefined ? name : `${name}: ${title}`), { paint: 'bold' });
    for (const result of results) yield* resultLines(result, paper, { title: title === undefined });
  }
  if (open.length > resultsMax) {
    yield '';
    yield* paper.lines(
      `${counted(open.length - resultsMax, ['more finding of less weight is', 'more findings of less weight are'])} not shown here.`,
    );
  }
}

function sharedTitle(results: readonly Result[]): string | undefined {
  const title = results[0]?.title;
  return results.every((result) => result.title === title) ? title : undefined;
}

function* waived(report: Report, paper: Paper): Iterable<string> {
  const lines = report.results.flatMap(({ waiver, tool, key, title }) =>
    waiver ? [`${tool} ${key}: ${title}; until ${waiver.expires}, ${waiver.owner}: ${waiver.reason}`] : [],
  );
  yield* list('Waived', lines, paper);
}

function* tables({ tables = [] }: Report, paper: Paper): Iterable<string> {
  for (const table of tables) if (table.isBrief === true) yield* briefTableLines(table, paper);
}

/** Each gate with its value and its limit; passed ones are only counted when there are many. */
function* gates(report: Report, paper: Paper): Iterable<string> {
  if (report.gates.length === 0) return;
  const brief = report.gates.length > linesMax;
  const shown = report.gates.filter(({ outcome }) => !brief || outcome !== 'pass');
  yield '';
  yield* paper.lines('Gates', { paint: 'bold' });
  for (const gate of shown.slice(0, findingsMax)) {
    const label = `${marks[gate.outcome].icon} `;
    yield* paper.lines(oneLine(gateLine(gate)), { indent: 2, label, paint: paints[gate.outcome] });
  }
  const hidden = report.gates.length - Math.min(shown.length, findingsMax);
  if (hidden > 0) yield* paper.lines(`… and ${hidden} more`, { indent: 2 });
}

/** What the run covered and what it left out. */
function* run(report: Report, paper: Paper): Iterable<string> {
  const { ledger, orders, notices, truncated } = report;
  yield* list('Changed but not exercised', unexercised(report), paper);
  yield* list('Fixed since the baseline', fixedLines(report), paper);
  yield* list(
    'Notices',
    notices.map(({ message }) => message),
    paper,
  );
  yield* list('Shown in part', truncated.map(truncationLine), paper);
  if (orders !== undefined || ledger !== undefined) yield '';
  if (orders !== undefined) {
    yield* paper.lines(oneLine(orders.deploy.join(' → ')), { label: 'Deploy:    ' });
    yield* paper.lines(oneLine(orders.rollback.join(' → ')), { label: 'Roll back: ' });
  }
  if (ledger !== undefined) {
    yield* paper.lines(oneLine(ledgerLines(ledger).join('; ')), { label: 'Ledger:    ' });
  }
}

function* decisions(report: Report, paper: Paper): Iterable<string> {
  const open = decisionsIn(report);
  if (open.length === 0) return;
  yield '';
  yield* paper.lines('To decide', { paint: 'bold' });
  for (const { outcome, key, title, owner, command } of open.slice(0, linesMax)) {
    const whom = owner === undefined ? '' : `  (${owner})`;
    const paint = paints[outcome];
    yield* paper.lines(oneLine(`${key}: ${title}${whom}`), {
      indent: 2,
      label: `${marks[outcome].icon} `,
      paint,
    });
    if (command !== undefined) yield* paper.lines(oneLine(command), { indent: 6 });
  }
  if (open.length > linesMax) yield* paper.lines(`… and ${open.length - linesMax} more`, { indent: 2 });
}

/** The last lines that a reader sees: verdict, first reason, what was not looked at. */
function* verdict(report: Report, paper: Paper): Iterable<string> {
  const { icon, word } = verdictMarks[report.verdict];
  const more = report.reasons.slice(1);
  const beside = [
    ...unjudged(report.sections),
    more.length > 0 && `more reasons above: ${more.length}`,
    report.partial && 'this report is partial',
    `exit code ${report.exitCode}`,
  ];
  const unheard = more.filter(({ fingerprint }) => fingerprint === undefined);
  yield* list(
    'More reasons',
    unheard.map(({ text }) => text),
    paper,
  );
  const paint = report.verdict === 'go' ? 'green' : report.verdict === 'hold' ? 'yellow' : 'red';
  yield '';
  const reason = cutText(oneLine(headlineIn(report)), 600);
  yield* paper.lines(`${reason}  (${oneLine(beside.filter(Boolean).join('; '))})`, {
    label: `${icon} ${word}  `,
    paint,
  });
}
