/** From a tally to results. Pure: needs no network and no clock. */
import {
  place,
  type CoverageRow,
  type Gate,
  type Quantiles,
  type ResultDraft,
  type RouteRow,
} from '../../reports/index.ts';
import type { LatencyLimits } from '../options.ts';
import type { ReplayRuleId } from '../rules.ts';
import type { Latency } from '../tally/latency.ts';
import type { Tally } from '../tally/tally.ts';
import { cacheOpinion } from './cache-opinion.ts';
import { coverageOpinion } from './coverage-opinion.ts';
import { differenceOpinion } from './difference-opinion.ts';
import { groupOpinion, type AttestFacts } from './group-opinion.ts';
import { judgePlaces, type JudgedPlace } from './noise.ts';
import { latencyOpinion } from './latency-opinion.ts';
import { clean, draft, operationOf, sentRequests, type Opinion } from './opinion.ts';
import { sufficiencyOpinion, unprovenGate, type SufficiencyLimits } from './sufficiency-opinion.ts';

export interface JudgeFacts extends AttestFacts, SufficiencyLimits {
  readonly latency: Required<LatencyLimits>;
  /** Share of the sent requests that must lie on routes that could be judged. */
  readonly coveredShareMin: number;
  /** Why the run stopped before its end, where it did. */
  readonly stopped?: { readonly reason: string; readonly group?: 'stable' | 'preview' };
}

export interface Judgement {
  readonly results: readonly ResultDraft[];
  readonly examined: Readonly<Partial<Record<ReplayRuleId, number>>>;
  readonly gates: readonly Gate[];
  readonly routes: readonly RouteRow[];
  readonly coverage: readonly CoverageRow[];
}

export function judge(tally: Tally, facts: JudgeFacts): Judgement {
  const places = judgePlaces(tally);
  const onReplies = [
    differenceOpinion(tally, places),
    cacheOpinion(tally),
    latencyOpinion(tally, facts.latency),
    groupOpinion(tally, facts),
  ];
  const opinions = [
    ...onReplies,
    sufficiencyOpinion(tally, facts),
    coverageOpinion(tally, { failed: failedPlaces(onReplies), shareMin: facts.coveredShareMin }),
    stopOpinion(tally, facts),
  ];
  return {
    results: opinions.flatMap(({ results }) => results),
    examined: Object.assign({}, ...opinions.map(({ examined }) => examined)) as Judgement['examined'],
    gates: [...opinions.flatMap(({ gates = [] }) => gates), unprovenGate(tally, facts.unprovenShareMax)],
    routes: routeRows(tally, places),
    coverage: coverageRows(tally),
  };
}

function failedPlaces(opinions: readonly Opinion[]): ReadonlySet<string> {
  const failed = opinions.flatMap(({ results }) => results).filter(({ outcome }) => outcome === 'fail');
  return new Set(failed.flatMap(({ places }) => places));
}

function stopOpinion(tally: Tally, { stopped }: JudgeFacts): Opinion {
  const sent = sentRequests(tally);
  const examined = { 'run-stopped': sent };
  const actual = Math.round(tally.lag.quantileMs(0.99) * 10) / 10;
  const lag = { name: 'lag of the sends, TP99', unit: 'ms', actual, samples: tally.lag.samples };
  if (stopped === undefined)
    return {
      results:
        sent === 0 ? [] : [{ ...clean('run-stopped', `All ${sent} requests went out.`), measured: [lag] }],
      examined,
    };
  const result = draft('run-stopped', {
    key: stopped.group ?? 'asked',
    outcome: 'inconclusive',
    message: `The run stopped after ${sent} requests: ${stopped.reason}.`,
    places: [place.group(stopped.group ?? 'preview')],
    measured: [lag],
  });
  return { results: [result], examined };
}

/** A route differs in as many pairs as its most frequent finding. */
function routeRows(tally: Tally, places: readonly JudgedPlace[]): RouteRow[] {
  const differing = new Map<string, number>();
  for (const { route, place, verdict } of places) {
    if (verdict !== 'finding' && verdict !== 'likely') continue;
    differing.set(route.name, Math.max(place.preview, differing.get(route.name) ?? 0));
  }
  return Object.values(tally.routes)
    .map(({ name, pairs, stable, preview }) => ({
      route: name,
      pairs,
      differing: differing.get(name) ?? 0,
      stable: quantiles(stable),
      preview: quantiles(preview),
    }))
    .sort((a, b) => b.pairs - a.pairs || a.route.localeCompare(b.route));
}

/** A quantile is shown when at least two samples lie beyond it, so that one outlier alone never makes it. */
function quantiles(latency: Latency): Quantiles {
  const at = (quantile: number): number | null =>
    latency.samples * (1 - quantile) >= 2 - 1e-9
      ? Math.round(latency.quantileMs(quantile) * 100) / 100
      : null;
  return { samples: latency.samples, tp50: at(0.5), tp90: at(0.9), tp99: at(0.99), tp999: at(0.999) };
}

function coverageRows(tally: Tally): CoverageRow[] {
  return Object.values(tally.routes).map((route) => ({
    place: operationOf(route),
    exercised: route.pairs,
    changed: false,
  }));
}
