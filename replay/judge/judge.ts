/** From a tally to results. Pure: needs no network and no clock. */
import type { CoverageRow, Gate, Quantiles, ResultDraft, RouteRow } from '../../reports/index.ts';
import type { LatencyLimits } from '../options.ts';
import type { Probed } from '../probe.ts';
import type { ReplayRuleId } from '../rules.ts';
import type { Latency } from '../tally/latency.ts';
import type { Tally } from '../tally/tally.ts';
import { cacheOpinion } from './cache-opinion.ts';
import { coverageOpinion } from './coverage-opinion.ts';
import { differenceOpinion } from './difference-opinion.ts';
import { groupOpinion, type AttestFacts } from './group-opinion.ts';
import { judgePlaces, type JudgedPlace } from './noise.ts';
import { latencyOpinion } from './latency-opinion.ts';
import { operationOf, type Opinion } from './opinion.ts';
import { sharedCacheOpinion } from './shared-cache-opinion.ts';
import { stopOpinion, type StopFacts } from './stop-opinion.ts';
import { sufficiencyOpinion, unprovenGate, type SufficiencyLimits } from './sufficiency-opinion.ts';

export interface JudgeFacts extends AttestFacts, SufficiencyLimits, StopFacts, Pick<Probed, 'sharedCache'> {
  readonly latency: Required<LatencyLimits>;
  /** Share of the sent requests that must lie on routes that could be judged. */
  readonly coveredShareMin: number;
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
    sharedCacheOpinion(facts),
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
