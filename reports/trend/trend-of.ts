import { compareReports } from '../compare/compare-reports.ts';
import type { Gate, Quantiles, Report, RouteRow } from '../report.ts';
import { runHead } from '../run-head.ts';
import type { GateTrend, QuantileTrend, RouteTrend, Trend } from './trend.ts';

/**
 * Lays runs out over time: verdicts, counts, gates, latency of each route. Give runs of one service and tool;
 * the order in which they are given does not matter. A run given twice counts once.
 */
export function trendOf(given: readonly Report[]): Trend {
  const reports = [...new Map(given.map((report) => [report.runId, report])).values()].sort((a, b) =>
    a.endedAt < b.endedAt ? -1 : Number(a.endedAt > b.endedAt),
  );
  const steps = reports.map((report, index) => {
    const earlier = reports[index - 1];
    return earlier === undefined ? undefined : compareReports(earlier, report);
  });
  return {
    runs: reports.map(runHead),
    appeared: steps.map((step) => step?.appeared.length ?? null),
    gone: steps.map((step) => step?.gone.length ?? null),
    gates: gatesOf(reports),
    routes: routesOf(reports),
  };
}

function gatesOf(reports: readonly Report[]): readonly GateTrend[] {
  // A gate that now has another unit is another gate: its values cannot stand in one row.
  const keyOf = ({ tool, name, place = '', unit, must }: Gate): string =>
    JSON.stringify([tool, name, place, unit, must]);
  return rows(
    reports.map(({ gates }) => gates),
    keyOf,
  ).map(({ one: { tool, name, place, unit, must }, members }) => ({
    tool,
    name,
    ...(place !== undefined && { place }),
    unit,
    must,
    values: members.map((gate) => gate?.value ?? null),
    limits: members.map((gate) => gate?.limit ?? null),
    outcomes: members.map((gate) => gate?.outcome ?? null),
  }));
}

function routesOf(reports: readonly Report[]): readonly RouteTrend[] {
  return rows(
    reports.map(({ routes = [] }) => routes),
    ({ route }) => route,
  ).map(({ one: { route }, members }) => ({
    route,
    pairs: members.map((row) => row?.pairs ?? null),
    differing: members.map((row) => row?.differing ?? null),
    stable: quantiles(members, 'stable'),
    preview: quantiles(members, 'preview'),
  }));
}

function quantiles(rows: readonly (RouteRow | undefined)[], group: 'stable' | 'preview'): QuantileTrend {
  const of = (name: 'samples' | 'tp50' | 'tp90' | 'tp99' | 'tp999'): (number | null)[] =>
    rows.map((row): Quantiles | undefined => row?.[group]).map((found) => found?.[name] ?? null);
  return { samples: of('samples'), tp50: of('tp50'), tp90: of('tp90'), tp99: of('tp99'), tp999: of('tp999') };
}

/** One row for each name that any run has, with that run's member or undefined; first seen, first listed. */
function rows<Member extends object>(
  runs: readonly (readonly Member[])[],
  keyOf: (member: Member) => string,
): readonly { readonly one: Member; readonly members: readonly (Member | undefined)[] }[] {
  const perRun = runs.map((members) => new Map(members.map((member) => [keyOf(member), member])));
  const all = new Map(runs.flat().map((member) => [keyOf(member), member]));
  return [...all].map(([key, one]) => ({ one, members: perRun.map((run) => run.get(key)) }));
}
