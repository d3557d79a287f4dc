/** P(Z > z) of the standard normal distribution; relative error below 1.2e-7 (Numerical Recipes, erfcc). */
export function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ];
  const polynomial = coefficients.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  const half = (t * Math.exp(-x * x + polynomial)) / 2;
  return z >= 0 ? half : 1 - half;
}

/** The chance that is left of `p` when so many of the values it rests on say what one would say. */
export function weakened(p: number, pairsForOne: number): number {
  return pairsForOne <= 1 ? p : upperTail(upperPoint(p) / Math.sqrt(pairsForOne));
}

/** The z above which so much of the standard normal distribution lies, by bisection. */
function upperPoint(p: number): number {
  let [low, high] = [-40, 40];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (upperTail(middle) > p) low = middle;
    else high = middle;
  }
  return low;
}
