import { randomInt } from 'node:crypto';

/** One of the up to three askers of a request. `stable-b` shows how much stable differs from itself. */
export type Arm = 'stable-a' | 'stable-b' | 'preview';

export function groupOf(arm: Arm): 'stable' | 'preview' {
  return arm === 'preview' ? 'preview' : 'stable';
}

/** Whole numbers from 0 below 2^32, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number = randomInt(2 ** 32)): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/**
 * The arms of one request in random order, so that no arm always finds what another one warmed up.
 * `noiseShare` of the requests get the second stable arm.
 */
export function drawArms(random: () => number, noiseShare: number): readonly Arm[] {
  const arms: Arm[] =
    random() / 2 ** 32 < noiseShare ? ['stable-a', 'stable-b', 'preview'] : ['stable-a', 'preview'];
  for (let last = arms.length - 1; last > 0; last -= 1) {
    const other = random() % (last + 1);
    [arms[last], arms[other]] = [arms[other] as Arm, arms[last] as Arm];
  }
  return arms;
}
