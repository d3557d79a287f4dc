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
const falseShareMax = 0.005;
/** Pairs, or repeats, that must all show a difference where the test has too little to go on. */
const unanimousMin = 5;

export interface JudgedPlace {
  readonly route: RouteTally;
  readonly place: PlaceTally;
  readonly p: number;
  /** `suspect`: seen, not explained by noise, too rare to say. Asking again decides it. */
  readonly verdict: 'finding' | 'suspect' | 'noise';
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
 * - Disagreement beyond noise by an exact test, corrected for the number of places.
 * - A structural kind (status, missing, type …) seen once, on a route where stable never showed a structural
 *   disagreement with itself: structure does not come and go in a sound service.
 * - Every pair, or every repeat, of at least five shows it and stable never does.
 */
function verdictOf(route: RouteTally, place: PlaceTally, significant: boolean): JudgedPlace['verdict'] {
  const { repeats } = place;
  if (significant || isStructural(route, place) || isUnanimous(route, place)) return 'finding';
  if (repeats === undefined) return place.noise * 4 < place.preview ? 'suspect' : 'noise';
  return repeats.rounds >= unanimousMin && repeats.confirmed === repeats.rounds ? 'finding' : 'noise';
}

function isStructural(route: RouteTally, place: PlaceTally): boolean {
  if (!differenceKinds[place.kind].structural || route.pairsWithNoise === 0) return false;
  return Object.values(route.places).every(
    (other) => other.noise === 0 || !differenceKinds[other.kind].structural,
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
