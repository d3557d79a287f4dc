import { randomInt } from 'node:crypto';

/** One of the up to three askers of a request. `stable-b` shows how much stable differs from itself. */
export type Arm = 'stable-a' | 'stable-b' | 'preview';

export function groupOf(arm: Arm): 'stable' | 'preview' {
  return arm === 'preview' ? 'preview' : 'stable';
}

/** Whole numbers from 0 below 2^32, the same for the same seed (sfc32 of PractRand). */
export function randomNumbers(seed: number = randomInt(2 ** 32)): () => number {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const next = (): number => {
    const drawn = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + drawn) | 0;
    return drawn >>> 0;
  };
  for (let warmUp = 0; warmUp < 15; warmUp += 1) next();
  return next;
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
