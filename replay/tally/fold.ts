import { foldClient, type PairOutcome } from '../clients/client-tally.ts';
import { emptyContract, foldContract } from '../contract/contract-tally.ts';
import type { CompareRules } from '../judge/difference/compare-rules.ts';
import { compareReplies, drawnKinds, type ReplyDifference } from '../judge/difference/index.ts';
import type { PlannedRequest } from '../planned-request.ts';
import { isComplete, type CompleteReply, type Reply } from '../reply.ts';
import { asksToBackOff, hasDrifted, hasFailed, isFromCache } from '../usable.ts';
import { count } from './counts.ts';
import { asDraw, coinKinds, enterDrawn, type DrawnPair } from './drawn-values.ts';
import { fateOf, type Fate } from './fate.ts';
import type { Observation } from './observation.ts';
import type { FoldRules } from './fold-rules.ts';
import { enterFrozen } from './frozen.ts';
import { isSmaller, sampleOf } from './sample.ts';
import { emptyRoute, type ErrorTally, type PlaceTally, type RouteTally, type Tally } from './tally.ts';

/** Most places of one route. */
const placesMax = 300;
const furtherPlaces = { at: 'body:(further places)', kind: 'value-changed' } as const;

/** Folds one observation into the tally and says what became of it. */
export function fold(tally: Tally, seen: Observation, rules: FoldRules): Fate {
  const name = seen.request.route;
  const route = (tally.routes[name] ??= emptyRoute(name));
  route.sent += 1;
  const fate = fateOf({ tally, route, attester: rules.attester }, seen);
  countErrors(route, seen);
  countBackedOff(route, seen);
  if (fate !== 'compared') count(route.setAside, fate);
  if (fate === 'from-cache') countCached(route, seen);
  const isLost = (fate === 'timeout' || fate === 'error') && isComplete(seen.stable);
  if (fate === 'compared' || isLost) {
    const outcome = foldPair(tally, route, seen, rules);
    const { clientVersion } = seen.request;
    if (clientVersion !== undefined) foldClient((tally.clients ??= {}), clientVersion, outcome);
  }
  if (fate === 'compared' && rules.checker !== undefined) {
    foldContract((route.contract ??= emptyContract()), seen, { checker: rules.checker, show: rules.show });
  }
  return fate;
}

/** Counts every arm: an error of stable that made its pair useless still says how often such errors come. */
function countErrors({ errors }: RouteTally, { request, stable, stableAgain, preview }: Observation): void {
  countError(errors.stable, stable, request);
  if (stableAgain !== undefined) countError(errors.stable, stableAgain, request);
  countError(errors.preview, preview, request);
}

function countError(known: ErrorTally, reply: Reply, request: PlannedRequest): void {
  const isFailure = hasFailed(reply, request);
  if (isFailure === undefined) return;
  known.replies += 1;
  if (!isFailure) return;
  known.failed += 1;
  count(known.kinds, isComplete(reply) ? String(reply.status) : 'no reply');
}

function countBackedOff({ backedOff }: RouteTally, { stable, stableAgain, preview }: Observation): void {
  for (const reply of [stable, stableAgain])
    if (reply !== undefined && asksToBackOff(reply)) backedOff.stable += 1;
  if (asksToBackOff(preview)) backedOff.preview += 1;
}

/** Either reply of stable counts, for the first may have been the one that filled the cache. */
function countCached({ fromCache }: RouteTally, { stable, stableAgain, preview }: Observation): void {
  const isCached = (reply: Reply | undefined): boolean =>
    reply !== undefined && isComplete(reply) && isFromCache(reply);
  if (isCached(stable) || isCached(stableAgain)) fromCache.stable += 1;
  if (isCached(preview)) fromCache.preview += 1;
}

function foldPair(tally: Tally, route: RouteTally, seen: Observation, rules: FoldRules): PairOutcome {
  const stable = seen.stable as CompleteReply;
  const again = secondOpinion(seen, rules);
  const as = rules.compareAs(route.name);
  const noise = again && disagreements(stable, again, as);
  const found = disagreements(stable, seen.preview, as);
  if (isComplete(seen.preview)) {
    route.pairs += 1;
    if (noise !== undefined) route.pairsWithNoise += 1;
    recordLatency(tally, route, { stable, preview: seen.preview });
  }
  if (found.length === 0 && (noise === undefined || noise.length === 0)) return agreed;
  return foldDifferences({ tally, route, rules }, seen, { found, noise });
}

const agreed: PairOutcome = { previewOnly: false, noiseOnly: false };

function foldDifferences(
  { tally, route, rules }: { readonly tally: Tally; readonly route: RouteTally; readonly rules: FoldRules },
  seen: Observation,
  all: { readonly found: readonly ReplyDifference[]; readonly noise: readonly ReplyDifference[] | undefined },
): PairOutcome {
  const ignoredBy = ({ at }: ReplyDifference): string | undefined => rules.ignoredBy(route.name, at);
  const noise = all.noise && byPlace(all.noise.filter((one) => ignoredBy(one) === undefined));
  const found = new Map<string, ReplyDifference>();
  for (const difference of all.found) {
    const ignored = ignoredBy(difference);
    if (ignored === undefined) found.set(placeKey(difference), difference);
    else count(tally.ignored, ignored);
  }
  for (const [key, difference] of new Map([...(noise ?? []), ...found])) {
    const place = placeFor(route, difference);
    const [inPreview, inNoise] = [found.has(key), noise?.has(key) === true];
    if (inPreview) place.preview += 1;
    if (inNoise) place.noise += 1;
    if (noise !== undefined && inPreview && !inNoise) place.previewOnly += 1;
    if (inNoise && !inPreview) place.noiseOnly += 1;
    if (noise !== undefined) enterDraws(route, { found: found.get(key), noise: noise.get(key) }, rules);
    const ownValue = found.get(key);
    if (ownValue !== undefined && inNoise) enterStill(place, ownValue, rules);
    if (inPreview && isSmaller(seen, place.sample)) place.sample = sampleOf(seen, difference, rules.show);
  }
  return outcomeOf(found, noise);
}

/** Only where stable disagrees with itself as well. */
function enterStill(place: PlaceTally, difference: ReplyDifference, { show }: FoldRules): void {
  const frozen = enterFrozen(place.frozen, difference, (value) => show.redactor.value(difference.at, value));
  if (frozen !== undefined) place.frozen = frozen;
}

/** A member that comes and goes is one coin for two kinds of differences, so the places of both get what it shows. */
function enterDraws(route: RouteTally, { found, noise }: DrawnPair, { show }: FoldRules): void {
  const difference = found ?? noise;
  const pair = { found: found && asDraw(found), noise: noise && asDraw(noise) };
  const draw = pair.found ?? pair.noise;
  if (difference === undefined || draw === undefined) return;
  const isCoin = draw !== difference;
  if (isCoin && found !== undefined && noise !== undefined) return;
  for (const kind of isCoin ? coinKinds : [difference.kind]) {
    const place = placeFor(route, { ...difference, kind });
    const drawn = enterDrawn(place.drawn, pair, (value) =>
      isCoin ? value : show.redactor.value(difference.at, value),
    );
    if (drawn !== undefined) place.drawn = drawn;
  }
}

/**
 * By place alone: a random value that is gone from preview is noise of the same place. Times and ids do not count,
 * for there the two groups are no fair coin.
 */
function outcomeOf(
  found: ReadonlyMap<string, ReplyDifference>,
  noise: ReadonlyMap<string, ReplyDifference> | undefined,
): PairOutcome {
  if (noise === undefined || found.size + noise.size === 0) return agreed;
  const [inPreview, inNoise] = [placesOf(found), placesOf(noise)];
  return {
    previewOnly: [...inPreview].some((at) => !inNoise.has(at)),
    noiseOnly: [...inNoise].some((at) => !inPreview.has(at)),
  };
}

function placesOf(all: ReadonlyMap<string, ReplyDifference>): ReadonlySet<string> {
  return new Set([...all.values()].filter(({ kind }) => !drawnKinds.has(kind)).map(({ at }) => at));
}

function recordLatency(
  { memory }: Tally,
  route: RouteTally,
  { stable, preview }: Readonly<Record<'stable' | 'preview', CompleteReply>>,
): void {
  route.stable.record(stable.latencyUs);
  route.preview.record(preview.latencyUs);
  const ownStable = stable.latencyUs - (stable.lateUs ?? 0);
  const ownPreview = preview.latencyUs - (preview.lateUs ?? 0);
  route.own.stable.record(ownStable);
  route.own.preview.record(ownPreview);
  route.ratios.record(ownStable, ownPreview);
  memory.record(route.name, ownStable, ownPreview);
}

/** The second reply of stable, held to the same rules as the first; a lost one is noise too. */
function secondOpinion({ stableAgain, request }: Observation, { attester }: FoldRules): Reply | undefined {
  if (stableAgain === undefined) return undefined;
  if (!isComplete(stableAgain)) return stableAgain.failed === 'interrupted' ? undefined : stableAgain;
  const usable =
    !asksToBackOff(stableAgain) &&
    !isFromCache(stableAgain) &&
    attester.prove('stable', stableAgain).group === 'proven';
  return usable || hasDrifted(request, stableAgain) ? stableAgain : undefined;
}

function disagreements(stable: CompleteReply, other: Reply, rules: CompareRules): readonly ReplyDifference[] {
  if (isComplete(other)) return compareReplies(stable, other, rules);
  return [{ at: 'status', kind: 'no-reply', stable: String(stable.status), preview: other.message }];
}

function byPlace(differences: readonly ReplyDifference[]): Map<string, ReplyDifference> {
  return new Map(differences.map((difference) => [placeKey(difference), difference]));
}

function placeKey({ at, kind }: ReplyDifference): string {
  return `${at} ${kind}`;
}

/** Names inside replies may be random; beyond the maximum all new places are one. */
function placeFor({ places }: RouteTally, difference: ReplyDifference): PlaceTally {
  const key = placeKey(difference);
  const known = places[key];
  if (known !== undefined) return known;
  const isFull = Object.keys(places).length >= placesMax;
  const { at, kind } = isFull ? furtherPlaces : difference;
  return (places[placeKey({ at, kind })] ??= {
    at,
    kind,
    preview: 0,
    noise: 0,
    previewOnly: 0,
    noiseOnly: 0,
  });
}
