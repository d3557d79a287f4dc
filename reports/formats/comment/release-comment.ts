import { counted } from '../../counted.ts';
import { headlineIn } from '../../headline.ts';
import type { Report } from '../../report.ts';
import { briefTable } from './brief-table.ts';
import { code, inline } from './escape.ts';
import { resultBlock, resultLine } from './result-block.ts';
import {
  fixedLines,
  gateLimit,
  gateName,
  gateValue,
  gatesByRank,
  ledgerLines,
  samplesLine,
  subjectLine,
  truncationLine,
  unexercised,
  unjudged,
} from '../../wording/facts.ts';
import { countsOf, decisionsIn, isOpen, marks, verdictMarks } from '../../wording/outcome.ts';

/** How much a target takes. */
export interface Room {
  /** All of the text, in what `lengthOf` counts. */
  readonly max: number;
  /** Characters, or bytes. */
  lengthOf(text: string): number;
}

/** Kept free for the closing sections, which say what was cut. */
const closingMax = 8000;
const rowsMax = 20;

/** What matters first, details folded, cut by rank to what the target holds; the cut is said. */
export function* releaseComment(report: Report, room: Room): Iterable<string> {
  const brief = (report.tables ?? []).filter(({ isBrief }) => isBrief);
  const opening = [head(report), decisions(report), ...brief.map(briefTable), gates(report)].join('');
  yield opening;
  let left = room.max - closingMax - room.lengthOf(opening);
  let [cut, started] = [0, false];
  for (const result of report.results) {
    if (!isOpen(result)) continue;
    // After the first finding that has no room, lighter ones get none either.
    const options = cut > 0 ? [] : [resultBlock(result), resultLine(result)];
    const chunk = options.find((text) => room.lengthOf(text) <= left);
    if (chunk === undefined) cut += 1;
    else {
      left -= room.lengthOf(chunk);
      yield started ? chunk : `### Findings\n\n${chunk}`;
      started = true;
    }
  }
  yield closing(report, cut);
}

function head(report: Report): string {
  const { icon, word } = verdictMarks[report.verdict];
  const headline = headlineIn(report);
  const more = report.reasons.filter(({ text }) => text !== headline);
  const beside = [
    ...unjudged(report.sections)
      .slice(0, 6)
      .map((line) => inline(line, 300)),
    report.partial && 'this report is **partial**',
    `exit code ${report.exitCode}`,
  ];
  const counts = countsOf(report).map(
    ({ standing, count }) => `${marks[standing].icon} ${count} ${marks[standing].word}`,
  );
  const others = more.slice(0, 5).map(({ text }) => `- ${inline(text, 400)}`);
  const rest = more.length > 5 ? [`- … and ${counted(more.length - 5, 'more reason')}`] : [];
  return [
    `## ${icon} ${word}: ${inline(headline, 600)}\n`,
    others.length > 0 && `${[...others, ...rest].join('\n')}\n`,
    `**Seaworthy ${report.tool}** for ${inline(subjectLine(report), 300)} · ${counts.join(' · ') || 'no results'}\n`,
    `${beside.filter(Boolean).join('; ')}\n\n`,
  ]
    .filter(Boolean)
    .join('\n');
}

function decisions(report: Report): string {
  const open = decisionsIn(report);
  const lines = open.slice(0, rowsMax).map(({ outcome, key, title, owner, command }) => {
    const whom = owner === undefined ? '' : ` (${inline(owner, 100)})`;
    const answer = command === undefined ? '' : `: ${code(command)}`;
    return `${marks[outcome].icon} ${marks[outcome].word} ${code(key, 100)} ${inline(title, 200)}${whom}${answer}`;
  });
  return section('To decide', lines, open.length);
}

/** Each with its value and its limit. */
function gates(report: Report): string {
  if (report.gates.length === 0) return '';
  const rows = gatesByRank(report)
    .slice(0, rowsMax)
    .map((gate) => {
      const { icon, word } = marks[gate.outcome];
      const name = inline(gateName(gate), 200);
      return `| ${icon} ${word} | ${name} | ${inline(gateValue(gate), 60)} | ${inline(gateLimit(gate), 60)} | ${samplesLine(gate.samples, gate.samplesMin)} |`;
    });
  const table = ['| | Gate | Value | Limit | Samples |', '| --- | --- | --- | --- | --- |', ...rows];
  const more = report.gates.length > rowsMax ? `\n… and ${report.gates.length - rowsMax} more gates\n` : '';
  return `### Gates\n\n${table.join('\n')}\n${more}\n`;
}

function closing(report: Report, cut: number): string {
  const { results, notices, truncated, orders, ledger } = report;
  const waived = results.flatMap(({ waiver, key, title }) =>
    waiver
      ? [
          `${code(key, 100)} ${inline(`${title}; until ${waiver.expires}, ${waiver.owner}: ${waiver.reason}`, 300)}`,
        ]
      : [],
  );
  const unseen = unexercised(report);
  const fixed = fixedLines(report);
  const run = [
    ...(orders ? [`Deploy ${orders.deploy.join(' → ')}; roll back ${orders.rollback.join(' → ')}`] : []),
    ...(ledger ? ledgerLines(ledger) : []),
  ];
  const short = (lines: readonly string[]): string[] => lines.slice(0, 5).map((line) => inline(line, 200));
  const left =
    cut === 0
      ? ''
      : `**${counted(cut, ['more finding of less weight', 'more findings of less weight'])} did not fit here.** The HTML report has all.\n\n`;
  return [
    left,
    section('Waived', waived.slice(0, 5), waived.length),
    section('Changed but not exercised', short(unseen), unseen.length),
    section('Fixed since the baseline', short(fixed), fixed.length),
    section('Notices', short(notices.map(({ message }) => message)), notices.length),
    section('Shown in part', short(truncated.map(truncationLine)), truncated.length),
    section('The run', short(run), run.length),
    `<sub>Seaworthy ${inline(report.generator.version)}, run ${inline(report.runId)}</sub>\n`,
  ].join('');
}

function section(title: string, lines: readonly string[], total: number): string {
  if (lines.length === 0) return '';
  const more = total > lines.length ? [`- … and ${total - lines.length} more`] : [];
  return `### ${title}\n\n${[...lines.map((line) => `- ${line}`), ...more].join('\n')}\n\n`;
}
