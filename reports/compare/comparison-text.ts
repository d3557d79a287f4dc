import type { Format } from '../format.ts';
import { list } from '../formats/terminal/list.ts';
import { Paper } from '../formats/terminal/paper.ts';
import {
  agreementLine,
  comparedGateName,
  comparedName,
  comparedStanding,
  comparisonLine,
  gateSide,
  quantilesLine,
  ruleLine,
} from '../wording/compared.ts';
import { oneLine } from '../wording/visible.ts';
import { runLine, runVerdict } from '../wording/run-line.ts';
import type { ComparedResult, Comparison } from './comparison.ts';

/** Most lines of one part; the JSON has all. */
const linesMax = 50;

/** Two runs for the terminal; the line that matters most comes last. */
export const comparisonText: Format = {
  id: 'text',
  title: 'Text for the terminal',
  fileName: 'comparison.txt',
  async *render(_report, _blobs, { color, comparison }) {
    if (comparison === undefined) return;
    const paper = new Paper(color);
    for (const part of [heads, results, gates, routes, rules, conclusion]) {
      for (const line of part(comparison, paper)) yield { path: '', chunk: `${line}\n` };
    }
  },
};

function* heads({ before, after, notices }: Comparison, paper: Paper): Iterable<string> {
  for (const [name, head] of [
    ['before', before],
    ['after ', after],
  ] as const) {
    yield* paper.lines(oneLine(`${runLine(head)}  ${runVerdict(head)}: ${head.reason}`), {
      label: `${name}  `,
    });
  }
  for (const { message } of notices) {
    yield* paper.lines(oneLine(message), { indent: 2, label: '! ', paint: 'yellow' });
  }
}

function* results({ appeared, changed, gone }: Comparison, paper: Paper): Iterable<string> {
  const described = (some: readonly ComparedResult[]): string[] =>
    some.map((result) => `${comparedName(result)}; ${comparedStanding(result)}`);
  for (const [title, some] of [
    ['New findings', appeared],
    ['Changed findings', changed],
    ['Gone', gone],
  ] as const) {
    yield* list(`${title} (${some.length})`, described(some), paper, linesMax);
  }
}

function* gates(comparison: Comparison, paper: Paper): Iterable<string> {
  const lines = comparison.gates.map(
    (gate) => `${comparedGateName(gate)}: ${gateSide(gate.before)} → ${gateSide(gate.after)}`,
  );
  yield* list('Gates', lines, paper, linesMax);
}

function* routes(comparison: Comparison, paper: Paper): Iterable<string> {
  const lines = comparison.routes.map(
    ({ route, before, after }) =>
      `${route}: preview ${quantilesLine(before?.preview)} → ${quantilesLine(after?.preview)}; stable ${quantilesLine(before?.stable)} → ${quantilesLine(after?.stable)}; ${agreementLine(before)} → ${agreementLine(after)}`,
  );
  yield* list('Routes (TP50 / TP90 / TP99 / TP999)', lines, paper, linesMax);
}

function* rules(comparison: Comparison, paper: Paper): Iterable<string> {
  yield* list('Looked at more or less', comparison.rules.map(ruleLine), paper, linesMax);
}

function* conclusion(comparison: Comparison, paper: Paper): Iterable<string> {
  yield '';
  yield* paper.lines(comparisonLine(comparison), { paint: 'bold' });
}
