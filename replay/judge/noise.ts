/**
 * Tells findings from noise. Noise is what stable shows against itself: asked twice, in random order with
 * preview. A service with two equal groups gives a finding in fewer than 1 of 100 runs.
 */
import { differenceKinds, drawnKinds } from './difference/difference.ts';
import { shiftedValue, type ShiftedValue } from './shifted-value.ts';
import { discoveries } from './statistics/discoveries.ts';
import { fisherTest } from './statistics/fisher-test.ts';
import { signTest } from './statistics/sign-test.ts';
import type { PlaceTally, RouteTally, Tally } from '../tally/tally.ts';

/** Share of false findings among all that rest on the test alone. */
const falseShareMax = 0.002;
/** Chance of a false finding among all values that are drawn anew. */
const falseShiftMax = 0.001;
/** Pairs, or repeats, that must all show a difference where the test has too little to go on. */
export const unanimousMin = 5;
/** Replies of preview in which a value stands still before that says something. */
const frozenMin = 20;

export interface JudgedPlace {
  readonly route: RouteTally;
  readonly place: PlaceTally;
  readonly p: number;
  /** Set where preview draws a value in another share than stable does, beyond chance. */
  readonly shifted?: ShiftedValue;
  /** Preview always gives one value where stable always gives another. */
  readonly isFrozen?: boolean;
  /**
   * `likely`: a finding, unless asking again shows otherwise; where that was wanted and not done, nobody knows yet.
   * `suspect`: not explained by noise but too rare to say; no finding, unless asking again shows otherwise. `rare`: an error that stable never gave there, but too
   * rare for the place alone: see `rareErrors`.
   */
  readonly verdict: 'finding' | 'likely' | 'rare' | 'suspect' | 'noise';
}

/** Every place where preview disagreed with stable, judged. */
export function judgePlaces(tally: Tally): readonly JudgedPlace[] {
  const routes = Object.values(tally.routes);
  const seen = routes.flatMap((route) =>
    Object.values(route.places)
      .filter((place) => place.preview > 0)
      .map((place) => ({ route, place, p: chanceAt(route, place) })),
  );
  const significant = discoveries(
    seen.map(({ p }) => p),
    falseShareMax,
  );
  const everywhere = foundOnRareRoutes(routes);
  const shifts = shiftsOf(seen);
  const comeAndGo = comingAndGoing(routes);
  return seen.map((one, index) => {
    const isEverywhere = isRare(one.route) && everywhere.has(placeKey(one.place));
    const shifted = shifts.get(one.place);
    if (isFrozen(one.route, one.place)) return { ...one, isFrozen: true, verdict: 'finding' };
    if (shifted !== undefined) return { ...one, shifted, verdict: 'finding' };
    const isSound = !comeAndGo.has(one.place.at);
    const found = { isSignificant: significant[index] === true || isEverywhere, isSound };
    return { ...one, verdict: verdictOf(one.route, one.place, found) };
  });
}

/** Places that stable itself now gives and now does not, on any route: where a route is rare, others know them. */
function comingAndGoing(routes: readonly RouteTally[]): ReadonlySet<string> {
  const all = routes.flatMap((route) => Object.values(route.places));
  return new Set(
    all.filter((place) => isStructuralNoise(place) || (place.repeats?.noise ?? 0) > 0).map(({ at }) => at),
  );
}

/** Places where preview draws other values than stable does, though both draw anew each time. */
function shiftsOf(
  seen: readonly Pick<JudgedPlace, 'route' | 'place'>[],
): ReadonlyMap<PlaceTally, ShiftedValue> {
  const all = seen.flatMap(({ route, place }) => {
    const shifted = shiftedValue(route, place);
    return shifted === undefined ? [] : [[place, shifted] as const];
  });
  const drawn = seen.filter(({ place }) => place.drawn !== undefined && place.drawn !== 'many').length;
  return new Map(all.filter(([, { p }]) => p * drawn <= falseShiftMax));
}

/**
 * Where stable always agrees with itself, the odd one of three replies is preview's once in three by chance. Errors
 * are not looked at so closely: they are counted over all routes, see `rareErrors`.
 */
function chanceAt(route: RouteTally, place: PlaceTally): number {
  const { at, preview, previewOnly, noise } = place;
  const isOddOne = at !== 'status' && noise === 0 && previewOnly === preview;
  return isOddOne && route.pairs === route.pairsWithNoise ? (1 / 3) ** preview : chance(route, place);
}

/** Too few pairs for a judgement of its own. */
function isRare(route: RouteTally): boolean {
  return route.pairs < unanimousMin;
}

/** Places where preview disagrees beyond noise when all rare routes are taken together. */
function foundOnRareRoutes(routes: readonly RouteTally[]): ReadonlySet<string> {
  const rare = routes.filter(isRare);
  const pairs = rare.reduce((sum, route) => sum + route.pairs, 0);
  const pairsWithNoise = rare.reduce((sum, route) => sum + route.pairsWithNoise, 0);
  const pooled = new Map<string, Counted>();
  for (const place of rare.flatMap((route) => Object.values(route.places))) {
    const known = pooled.get(placeKey(place)) ?? { preview: 0, noise: 0, previewOnly: 0, noiseOnly: 0 };
    pooled.set(placeKey(place), {
      preview: known.preview + place.preview,
      noise: known.noise + place.noise,
      previewOnly: known.previewOnly + place.previewOnly,
      noiseOnly: known.noiseOnly + place.noiseOnly,
    });
  }
  const keys = [...pooled.keys()];
  const found = discoveries(
    [...pooled.values()].map((counted) => chance({ pairs, pairsWithNoise }, counted)),
    falseShareMax,
  );
  return new Set(keys.filter((_key, index) => found[index] === true));
}

function placeKey({ at, kind }: PlaceTally): string {
  return `${kind} ${at}`;
}

/**
 * A finding is one of these:
 * - Disagreement beyond noise by an exact test, corrected for the number of places; rare routes also together.
 * - Every pair, or every repeat, of at least five shows it and stable never does.
 * - A value that both groups draw anew, and preview in other shares than stable, see `shiftedValue`.
 * - One value of preview in twenty replies and more, where each reply of stable has another.
 * - A structural kind (status, missing, type …) seen even once, on a route where stable never showed a structural
 *   disagreement with itself, at a place that does not come and go elsewhere either: structure does not come and go
 *   in a sound service. When it was asked
 *   again, it must have come back twice, for once is what a rare coin of both groups does.
 *
 * What stable itself draws anew is noise however often it differs.
 */
function verdictOf(
  route: RouteTally,
  place: PlaceTally,
  { isSignificant, isSound }: { readonly isSignificant: boolean; readonly isSound: boolean },
): JudgedPlace['verdict'] {
  if (isDrawn(route, place)) return 'noise';
  if (isSignificant || isUnanimous(route, place)) return 'finding';
  const { rounds, confirmed, noise } = place.repeats ?? { rounds: 0, confirmed: 0, noise: 0 };
  const isLikely = isSound && isStructural(route, place) && noise === 0;
  const isError = place.at === 'status' && place.noise === 0 && noise === 0;
  if (rounds === 0) {
    if (isLikely || isError) return isLikely ? 'likely' : 'rare';
    return place.noise * 4 < place.preview ? 'suspect' : 'noise';
  }
  if (rounds >= unanimousMin && confirmed === rounds) return 'finding';
  if (isLikely && confirmed >= Math.min(2, rounds)) return 'finding';
  return isError ? 'rare' : 'noise';
}

/**
 * Times near their replies, and ids and counters that mostly differ within stable too. The coin is not fair there: two
 * replies of one process may share a millisecond or a copy that it keeps for a while, and those of two processes not.
 */
function isDrawn(route: RouteTally, { kind, noise }: PlaceTally): boolean {
  if (kind === 'date-changed') return true;
  return drawnKinds.has(kind) && noise * 2 >= Math.max(1, route.pairsWithNoise);
}

function isFrozen(route: RouteTally, { frozen, noise }: PlaceTally): boolean {
  if (frozen === undefined || frozen === 'moves') return false;
  return frozen.seen >= Math.max(frozenMin, 0.9 * route.pairs) && noise >= 0.9 * route.pairsWithNoise;
}

/** A status is noise by itself alone: a field that comes and goes says nothing of errors. */
function isStructural(route: RouteTally, place: PlaceTally): boolean {
  if (!differenceKinds[place.kind].structural || route.pairsWithNoise === 0) return false;
  return place.at === 'status' ? place.noise === 0 : !hasStructuralNoise(route);
}

/** True when stable disagreed with itself about more than values. */
export function hasStructuralNoise(route: RouteTally): boolean {
  return Object.values(route.places).some(isStructuralNoise);
}

function isStructuralNoise({ at, kind, noise }: PlaceTally): boolean {
  return noise > 0 && at !== 'status' && differenceKinds[kind].structural;
}

function isUnanimous(route: RouteTally, place: PlaceTally): boolean {
  return (
    place.noise === 0 &&
    place.preview >= Math.max(unanimousMin, route.pairs) &&
    route.pairsWithNoise >= unanimousMin
  );
}

/**
 * The chance of so much disagreement from noise alone. When every pair has a second stable reply, swapping it
 * with preview's changes nothing under "no difference", so the discordant pairs are a fair coin. Otherwise the
 * two shares are compared, which is careful because both use the same first reply.
 */
function chance(asked: Pick<RouteTally, 'pairs' | 'pairsWithNoise'>, seen: Counted): number {
  if (asked.pairs === asked.pairsWithNoise) return signTest(seen.previewOnly, seen.noiseOnly);
  return fisherTest(
    { hits: seen.preview, total: Math.max(asked.pairs, seen.preview) },
    { hits: seen.noise, total: Math.max(asked.pairsWithNoise, seen.noise) },
  );
}

type Counted = Pick<PlaceTally, 'preview' | 'noise' | 'previewOnly' | 'noiseOnly'>;
