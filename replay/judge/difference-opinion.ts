import type { Evidence, ResultDraft } from '../../reports/index.ts';
import type { ReplayRuleId } from '../rules.ts';
import type { Tally } from '../tally/tally.ts';
import { differenceKinds } from './difference/difference.ts';
import type { JudgedPlace } from './noise.ts';
import { clean, draft, operationOf, usablePairs, type Opinion } from './opinion.ts';

const rules = ['status-differs', 'body-differs', 'header-differs'] as const;

/** One finding for each route, place and kind where preview disagrees beyond noise. */
export function differenceOpinion(tally: Tally, places: readonly JudgedPlace[]): Opinion {
  const results = places.filter(({ verdict }) => verdict === 'finding' || verdict === 'likely').map(finding);
  const pairs = usablePairs(tally);
  if (pairs === 0) return { results, examined: {} };
  const quiet = rules.filter((rule) => results.every((result) => result.rule !== rule));
  return {
    results: [
      ...results,
      ...quiet.map((rule) => clean(rule, `${pairs} pairs were compared; none differs beyond noise.`)),
    ],
    examined: Object.fromEntries(rules.map((rule) => [rule, pairs])),
  };
}

function ruleOf(at: string): ReplayRuleId {
  return at.startsWith('header:')
    ? 'header-differs'
    : at.startsWith('body:')
      ? 'body-differs'
      : 'status-differs';
}

function finding({ route, place }: JudgedPlace): ResultDraft {
  const { name } = route;
  const { at, kind, sample } = place;
  const { stable, preview } = sample?.values ?? {};
  const asked = Math.max(route.pairs, place.preview);
  return draft(ruleOf(at), {
    key: `${name} ${at} ${kind}`,
    outcome: 'fail',
    message: `${name}: ${at} ${differenceKinds[kind].words} in ${place.preview} of ${asked} pairs${change(stable, preview)}. ${noiseText(place.noise, route.pairsWithNoise)}`,
    places: [operationOf(route)],
    states: ['A'],
    observations: place.preview,
    change:
      at === 'status'
        ? { kind, ...(stable && { from: stable }), ...(preview && { to: preview }) }
        : { kind: `${at} ${kind}` },
    differences: [{ at, kind, ...sample?.values, count: place.preview }],
    measured: [
      { name: 'pairs that differ', unit: 'requests', expected: 0, actual: place.preview, samples: asked },
      { name: 'stable against itself', unit: 'requests', actual: place.noise, samples: route.pairsWithNoise },
    ],
    ...(sample === undefined ? {} : { evidence: [pairEvidence(place)] }),
  });
}

function change(stable: string | undefined, preview: string | undefined): string {
  if (stable === undefined && preview === undefined) return '';
  return `, for example ${stable ?? 'nothing'} in stable and ${preview ?? 'nothing'} in preview`;
}

function noiseText(noise: number, samples: number): string {
  if (samples === 0) return 'Stable was not asked twice.';
  return `Stable disagreed with itself there in ${noise} of ${samples}.`;
}

function pairEvidence({ sample, at }: JudgedPlace['place']): Evidence {
  const request = sample?.request;
  const captured =
    request?.status === undefined
      ? undefined
      : {
          status: request.status,
          ...(request.durationMs === undefined ? {} : { latencyMs: request.durationMs }),
          ...(request.replyBytes === undefined ? {} : { bodyBytes: request.replyBytes }),
        };
  return {
    kind: 'exchange-pair',
    title: `The smallest pair that shows ${at}`,
    request: `${request?.method} ${request?.target}`,
    ...(captured && { captured }),
    ...(sample?.stable && { stable: sample.stable }),
    ...(sample?.preview && { preview: sample.preview }),
  };
}
