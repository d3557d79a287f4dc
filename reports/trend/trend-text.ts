import { counted } from '../counted.ts';
import type { Format } from '../format.ts';
import { list } from '../formats/terminal/list.ts';
import { Paper, type Paint } from '../formats/terminal/paper.ts';
import { label } from '../place.ts';
import type { Verdict } from '../report.ts';
import { number } from '../wording/facts.ts';
import { marks } from '../wording/outcome.ts';
import { runLine, runVerdict } from '../wording/run-line.ts';
import { cutText, oneLine } from '../wording/visible.ts';
import type { GateTrend, RouteTrend, Trend } from './trend.ts';

/** Most runs and lines of one part; the JSON has all. */
const linesMax = 50;
/** So many values stand side by side, the newest last. */
const valuesMax = 8;

const paints: Readonly<Record<Verdict, Paint>> = { go: 'green', hold: 'yellow', 'no-go': 'red', none: 'red' };

/** Runs over time for the terminal, oldest first. */
export const trendText: Format = {
  id: 'text',
  title: 'Text for the terminal',
  fileName: 'trend.txt',
  async *render(_report, _blobs, { color, trend }) {
    if (trend === undefined) return;
    const paper = new Paper(color);
    for (const part of [gates, routes, runs]) {
      for (const line of part(trend, paper)) yield { path: '', chunk: `${line}\n` };
    }
  },
};

function* runs({ runs: all, appeared, gone }: Trend, paper: Paper): Iterable<string> {
  yield '';
  yield* paper.lines(`Runs (${all.length})`, { paint: 'bold' });
  const first = Math.max(0, all.length - linesMax);
  if (first > 0) yield* paper.lines(`… ${first} earlier`, { indent: 2 });
  for (const [index, head] of all.entries()) {
    if (index < first) continue;
    const news = appeared[index] === null ? '' : `, +${appeared[index]} −${gone[index]}`;
    const text = `${runLine(head)} ${runVerdict(head)}, ${head.counts.openBlockers} open, ${counted(head.counts.warnings, 'warning')}${news}`;
    yield* paper.lines(oneLine(text), { indent: 2, paint: paints[head.verdict] });
  }
}

function* gates(trend: Trend, paper: Paper): Iterable<string> {
  yield* list('Gates, oldest first', trend.gates.map(gateLine), paper, linesMax);
}

function gateLine({ tool, name, place, unit, must, values, limits, outcomes }: GateTrend): string {
  const limit = limits.findLast((one) => one !== null) ?? 0;
  const sign = { '<=': '≤', '>=': '≥', '=': '=' }[must];
  const shown = values.map((value, index) => {
    const outcome = outcomes[index] ?? null;
    return outcome === null
      ? '–'
      : `${value === null ? 'not measured' : number(value)} ${marks[outcome].icon}`;
  });
  const named = place === undefined ? name : `${name} ${label(place)}`;
  return `${tool} ${named}: ${row(shown)} ${unit}, must be ${sign} ${number(limit)}`;
}

function* routes(trend: Trend, paper: Paper): Iterable<string> {
  yield* list('Preview TP99 of each route, oldest first', trend.routes.map(routeLine), paper, linesMax);
}

function routeLine({ route, preview, stable }: RouteTrend): string {
  const show = (values: readonly (number | null)[]): string =>
    row(values.map((value) => (value === null ? '–' : number(value))));
  return `${cutText(route, 200)}: ${show(preview.tp99)} ms (stable ${show(stable.tp99)} ms)`;
}

/** The newest values. */
function row(values: readonly string[]): string {
  const cut = values.length > valuesMax ? '… ' : '';
  return `${cut}${values.slice(-valuesMax).join(', ')}`;
}
