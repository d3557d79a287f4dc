import { differenceKinds } from './judge/difference/difference.ts';
import { hasStructuralNoise, judgePlaces } from './judge/noise.ts';
import type { PlannedRequest } from './planned-request.ts';
import type { Observation } from './tally/observation.ts';
import { fold } from './tally/fold.ts';
import type { FoldRules } from './tally/fold-rules.ts';
import {
  addRepeats,
  emptyTally,
  type PlaceTally,
  type Repeats,
  type RouteTally,
  type Tally,
} from './tally/tally.ts';

/** Most differences asked again; each costs up to `repeatsMax` times three requests, most far fewer. */
const suspectsMax = 30;

export interface RepeatOptions {
  readonly rules: FoldRules;
  readonly repeatsMax: number;
  /** Asks all three arms once; undefined when the run was stopped. */
  readonly ask: (request: PlannedRequest) => Promise<Observation | undefined>;
}

/**
 * Asks again where a difference was seen too rarely to judge. The counts go into its place; the tally is
 * otherwise left as it is. Gives how many differences were left unasked for want of time.
 */
export async function repeatSuspects(tally: Tally, options: RepeatOptions): Promise<number> {
  const open = judgePlaces(tally).filter(({ verdict }) => verdict !== 'finding' && verdict !== 'noise');
  const rank = ({ verdict, place }: (typeof open)[number]): number =>
    (verdict === 'likely' ? 1e9 : 0) + place.preview;
  open.sort((a, b) => rank(b) - rank(a));
  for (const { route, place } of open.slice(0, suspectsMax)) await repeatOne(route, place, options);
  return Math.max(0, open.length - suspectsMax);
}

/** Ends at the first round that shows noise; for a value also at the first that does not bring it back. */
async function repeatOne(
  route: RouteTally,
  place: PlaceTally,
  { rules, repeatsMax, ask }: RepeatOptions,
): Promise<void> {
  for (let round = 0; round < repeatsMax; round += 1) {
    const seen = place.sample && (await ask(place.sample.request));
    if (seen === undefined) return;
    const scratch = emptyTally();
    const fate = fold(scratch, seen, rules);
    const again = scratch.routes[route.name];
    if (again === undefined || !['compared', 'timeout', 'error'].includes(fate)) continue;
    const counts = roundOf(again, place);
    place.repeats = addRepeats(place.repeats, counts);
    if (counts.noise > 0 || (counts.confirmed === 0 && !differenceKinds[place.kind].structural)) return;
  }
}

function roundOf(again: RouteTally, place: PlaceTally): Repeats {
  const same = again.places[`${place.at} ${place.kind}`];
  const isNoise =
    (same?.noise ?? 0) > 0 || (differenceKinds[place.kind].structural && hasStructuralNoise(again));
  const isConfirmed = !isNoise && (same?.preview ?? 0) > 0;
  return { rounds: 1, confirmed: isConfirmed ? 1 : 0, noise: isNoise ? 1 : 0 };
}
