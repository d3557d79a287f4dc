import { judgePlaces } from './judge/noise.ts';
import type { Run } from './run.ts';
import { fold, type FoldRules } from './tally/fold.ts';
import { emptyTally, type PlaceTally, type Tally } from './tally/tally.ts';

/** Most differences asked again; each costs up to `repeatsMax` times three requests. */
const suspectsMax = 20;

/**
 * Asks again where a difference was seen too rarely to judge, until it fails to come back alone in preview or
 * has come back `repeatsMax` times. The counts go into its place; the first tally is otherwise left as it is.
 */
export async function repeatSuspects(
  run: Run,
  tally: Tally,
  { rules, repeatsMax }: { readonly rules: FoldRules; readonly repeatsMax: number },
): Promise<void> {
  const suspects = judgePlaces(tally).filter(({ verdict }) => verdict === 'suspect');
  suspects.sort((a, b) => b.place.preview - a.place.preview);
  for (const { route, place } of suspects.slice(0, suspectsMax)) {
    for (let round = 0; round < repeatsMax; round += 1) {
      const seen = place.sample && (await run.ask(place.sample.request));
      if (seen === undefined) return;
      const scratch = emptyTally();
      fold(scratch, seen, rules);
      if (!record(place, scratch.routes[route.name]?.places[`${place.at} ${place.kind}`])) break;
    }
  }
}

/** Counts one round; false when the difference did not come back alone in preview. */
function record(place: PlaceTally, again: PlaceTally | undefined): boolean {
  const isConfirmed = again !== undefined && again.preview > 0 && again.noise === 0;
  const { rounds, confirmed } = place.repeats ?? { rounds: 0, confirmed: 0 };
  place.repeats = { rounds: rounds + 1, confirmed: confirmed + (isConfirmed ? 1 : 0) };
  return isConfirmed;
}
