/**
 * Tells findings from noise. Noise is what stable shows against itself: asked twice, in random order with
 * preview. A service with two equal groups gives a finding in fewer than 1 of 100 runs.
 */
import { differenceKinds } from './difference/difference.ts';
import { discoveries } from './statistics/discoveries.ts';
import { fisherTest } from './statistics/fisher-test.ts';
import { signTest } from './statistics/sign-test.ts';
import type { PlaceTally, RouteTally, Tally } from '../tally/tally.ts';

/** Share of false findings among all that rest on the test alone. */
const falseShareMax = 0.002;
/** Pairs, or repeats, that must all show a difference where the test has too little to go on. */
export const unanimousMin = 5;

export interface JudgedPlace {
  readonly route: RouteTally;
  readonly place: PlaceTally;
  readonly p: number;
  /**
   * `likely`: a finding, unless asking again shows otherwise. `suspect`: not explained by noise but too rare to
   * say; no finding, unless asking again shows otherwise.
   */
  readonly verdict: 'finding' | 'likely' | 'suspect' | 'noise';
}

/** Every place where preview disagreed with stable, judged. */
export function judgePlaces(tally: Tally): readonly JudgedPlace[] {
  const seen = Object.values(tally.routes).flatMap((route) =>
    Object.values(route.places)
      .filter((place) => place.preview > 0)
      .map((place) => ({ route, place, p: chance(route, place) })),
  );
  const significant = discoveries(
    seen.map(({ p }) => p),
    falseShareMax,
  );
  return seen.map((one, index) => ({
    ...one,
    verdict: verdictOf(one.route, one.place, significant[index] === true),
  }));
}

/**
 * A finding is one of these:
 * - Disagreement beyond noise by an exact test, corrected for the number of places.
 * - Every pair, or every repeat, of at least five shows it and stable never does.
 * - A structural kind (status, missing, type …) seen even once, on a route where stable never showed a
 *   structural disagreement with itself: structure does not come and go in a sound service. When it was asked
 *   again, it must have come back, except for a status: an error in a thousand replies is one too many.
 */
function verdictOf(route: RouteTally, place: PlaceTally, significant: boolean): JudgedPlace['verdict'] {
  if (significant || isUnanimous(route, place)) return 'finding';
  const { rounds, confirmed, noise } = place.repeats ?? { rounds: 0, confirmed: 0, noise: 0 };
  const isLikely = isStructural(route, place) && noise === 0;
  if (rounds === 0) return isLikely ? 'likely' : place.noise * 4 < place.preview ? 'suspect' : 'noise';
  if (rounds >= unanimousMin && confirmed === rounds) return 'finding';
  return isLikely && (confirmed > 0 || place.at === 'status') ? 'finding' : 'noise';
}

function isStructural(route: RouteTally, place: PlaceTally): boolean {
  return differenceKinds[place.kind].structural && route.pairsWithNoise > 0 && !hasStructuralNoise(route);
}

/** True when stable disagreed with itself about more than values. */
export function hasStructuralNoise(route: RouteTally): boolean {
  return Object.values(route.places).some(
    (place) => place.noise > 0 && differenceKinds[place.kind].structural,
  );
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
function chance(route: RouteTally, place: PlaceTally): number {
  if (route.pairs === route.pairsWithNoise) return signTest(place.previewOnly, place.noiseOnly);
  return fisherTest(
    { hits: place.preview, total: Math.max(route.pairs, place.preview) },
    { hits: place.noise, total: Math.max(route.pairsWithNoise, place.noise) },
  );
}
