/** From a tally to results. Pure: needs no network and no clock. */
import type { CoverageRow, Gate, Notice, ResultDraft, RouteRow } from '../../reports/index.ts';
import type { LatencyLimits } from '../options.ts';
import type { Probed } from '../probe.ts';
import type { ReplayRuleId } from '../rules.ts';
import type { Tally } from '../tally/tally.ts';
import { cacheOpinion } from './cache-opinion.ts';
import type { ClientVersionOptions } from '../clients/client-version.ts';
import { clientOpinion } from './client-opinion.ts';
import { contractOpinion } from './contract-opinion.ts';
import { coverageOpinion } from './coverage-opinion.ts';
import { differenceOpinion, type DifferenceFacts } from './difference-opinion.ts';
import { expectationNotices } from './expectation.ts';
import { groupOpinion, type AttestFacts } from './group-opinion.ts';
import { judgePlaces, type JudgedPlace } from './noise.ts';
import { latencyOpinion } from './latency-opinion.ts';
import { operationOf, type Opinion } from './opinion.ts';
import { routeRows } from './route-rows.ts';
import { sharedCacheOpinion } from './shared-cache-opinion.ts';
import { stopOpinion, type StopFacts } from './stop-opinion.ts';
import { sufficiencyOpinion, unprovenGate, type SufficiencyLimits } from './sufficiency-opinion.ts';
import { unknownMarkOpinion } from './unknown-mark-opinion.ts';
import { versionOpinion, type VersionFacts } from './version-opinion.ts';

export interface JudgeFacts
  extends
    AttestFacts,
    DifferenceFacts,
    SufficiencyLimits,
    StopFacts,
    VersionFacts,
    Pick<Probed, 'sharedCache' | 'unknownMark'> {
  readonly clientVersion?: ClientVersionOptions;
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
  readonly notices: readonly Notice[];
}

export function judge(tally: Tally, facts: JudgeFacts): Judgement {
  const places = judgePlaces(tally);
  const asked = [contractOpinion(tally), clientOpinion(tally, facts.clientVersion)];
  const onReplies = [
    differenceOpinion(tally, places, facts),
    cacheOpinion(tally),
    ...asked.filter((opinion) => opinion !== undefined),
    latencyOpinion(tally, facts.latency),
    groupOpinion(tally, facts),
    versionOpinion(facts),
  ];
  const opinions = [
    ...onReplies,
    sufficiencyOpinion(tally, facts),
    coverageOpinion(tally, { failed: failedPlaces(onReplies), shareMin: facts.coveredShareMin }),
    sharedCacheOpinion(facts),
    unknownMarkOpinion(facts),
    stopOpinion(tally, facts),
  ];
  return {
    results: opinions.flatMap(({ results }) => results),
    examined: Object.assign({}, ...opinions.map(({ examined }) => examined)) as Judgement['examined'],
    gates: [...opinions.flatMap(({ gates = [] }) => gates), unprovenGate(tally, facts.unprovenShareMax)],
    routes: routeRows(tally, places),
    coverage: coverageRows(tally),
    notices: expectationNotices(places.filter(isFound), facts),
  };
}

function isFound({ verdict }: JudgedPlace): boolean {
  return verdict === 'finding' || verdict === 'likely';
}

function failedPlaces(opinions: readonly Opinion[]): ReadonlySet<string> {
  const failed = opinions.flatMap(({ results }) => results).filter(({ outcome }) => outcome === 'fail');
  return new Set(failed.flatMap(({ places }) => places));
}

function coverageRows(tally: Tally): CoverageRow[] {
  return Object.values(tally.routes).map((route) => ({
    place: operationOf(route),
    exercised: route.pairs,
    changed: false,
  }));
}
