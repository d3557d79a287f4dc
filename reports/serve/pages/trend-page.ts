import { label } from '../../place.ts';
import type { GateTrend, RouteTrend, Trend } from '../../trend/trend.ts';
import { number } from '../../wording/facts.ts';
import { markup, type Markup } from '../../wording/markup.ts';
import { marks } from '../../wording/outcome.ts';
import { runTime } from '../../wording/run-line.ts';
import { verdictCell } from './comparison-page.ts';
import { page, tableSection } from './frame.ts';

const rowsMax = 500;

/** Runs as columns, oldest first; gates and routes as rows. */
export function trendPage(trend: Trend, nav?: Markup): string {
  const { runs, appeared, gone, gates, routes } = trend;
  const times = runs.map(runTime);
  const body = markup`${tableSection(
    `Runs (${runs.length})`,
    ['', ...times],
    [
      ['Verdict', ...runs.map(verdictCell)],
      ['Release', ...runs.map(({ release }) => release ?? '–')],
      ['Open blockers', ...runs.map(({ counts }) => counts.openBlockers)],
      ['Warnings', ...runs.map(({ counts }) => counts.warnings)],
      ['New findings', ...appeared.map(shown)],
      ['Gone', ...gone.map(shown)],
    ],
  )}
${tableSection('Gates', ['Gate', ...times], gates.slice(0, rowsMax).map(gateRow))}
${tableSection('Preview TP99, ms (stable in brackets)', ['Route', ...times], routes.slice(0, rowsMax).map(routeRow))}`;
  return page(`${runs.at(-1)?.service ?? ''}: runs over time`, body, nav);
}

function gateRow({ name, place, unit, must, values, limits, outcomes }: GateTrend): readonly string[] {
  const sign = { '<=': '≤', '>=': '≥', '=': '=' }[must];
  const cells = values.map((value, index) => {
    const outcome = outcomes[index] ?? null;
    if (outcome === null) return '–';
    const measured = value === null ? 'not measured' : number(value);
    return `${marks[outcome].icon} ${measured} ${unit} (${sign} ${number(limits[index] ?? 0)})`;
  });
  return [place === undefined ? name : `${name} ${label(place)}`, ...cells];
}

function routeRow({ route, preview, stable }: RouteTrend): readonly string[] {
  return [
    route,
    ...preview.tp99.map((value, index) => `${shown(value)} (${shown(stable.tp99[index] ?? null)})`),
  ];
}

function shown(value: number | null): string {
  return value === null ? '–' : number(value);
}
