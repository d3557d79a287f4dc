import type { Result } from '../../result.ts';
import { evidenceText } from '../../wording/evidence-text.ts';
import { differenceLine, measuredLine, whereLine } from '../../wording/facts.ts';
import { marks, standingOf } from '../../wording/outcome.ts';
import { cutLines, cutText, oneLine } from '../../wording/visible.ts';
import { paints, type Paper } from './paper.ts';

const indent = 6;
const messageMax = 2000;

/** One finding: what, expected and actual, who is hit, why, what to do, a short look at the proof. */
export function* resultLines(
  result: Result,
  paper: Paper,
  options: { readonly title: boolean },
): Iterable<string> {
  const { key, level, state, title, message, owner, observations } = result;
  const standing = standingOf(result);
  const facts = [
    oneLine(key),
    options.title && oneLine(title),
    `[${level}${state === undefined ? '' : `, ${state}`}]`,
    observations > 1 && `seen ${observations} times`,
    owner && `owner ${oneLine(owner)}`,
  ];
  const label = `${marks[standing].icon} `;
  yield* paper.lines(facts.filter(Boolean).join('  '), { indent: 2, label, paint: paints[standing] });
  yield* paper.lines(cutText(oneLine(message), messageMax), { indent });
  yield* factLines(result, paper);
  yield* sampleLines(result, paper);
  yield* linesIf('from: ', result.source && whereLine(result), paper);
  yield* linesIf('again: ', result.command, paper);
}

function* factLines(result: Result, paper: Paper): Iterable<string> {
  const { measured = [], differences = [], direction, why, fix } = result;
  for (const one of measured) {
    yield* paper.lines(cutText(oneLine(measuredLine(one)), 300), { indent });
    yield* linesIf('  query: ', one.query && cutText(oneLine(one.query), 300), paper);
  }
  for (const one of differences.slice(0, 3)) {
    yield* paper.lines(cutText(oneLine(differenceLine(one)), 300), { indent });
  }
  if (differences.length > 3)
    yield* paper.lines(`… and ${differences.length - 3} more differences`, { indent });
  yield* linesIf('who is hit: ', direction, paper);
  yield* linesIf('why: ', why, paper);
  yield* linesIf('fix: ', fix, paper);
}

/** The first piece of evidence, six lines at most; the other reports show all. */
function* sampleLines({ evidence = [] }: Result, paper: Paper): Iterable<string> {
  const [first] = evidence;
  if (first === undefined) return;
  const more = evidence.length > 1 ? ` (1 of ${evidence.length})` : '';
  yield* paper.lines(`${oneLine(first.title)}${more}`, { indent, label: 'proof: ' });
  for (const line of cutLines(evidenceText(first), 6, 180)) {
    yield* paper.lines(line, { indent: indent + 2, label: '| ', paint: 'dim' });
  }
}

function* linesIf(label: string, text: string | undefined, paper: Paper): Iterable<string> {
  if (text !== undefined && text !== '')
    yield* paper.lines(cutText(oneLine(text), messageMax), { indent, label });
}
