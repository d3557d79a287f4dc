/**
 * Which of many tests are discoveries when at most `rateMax` of the discoveries may be false
 * (Benjamini and Hochberg 1995). In the order of `pValues`.
 */
export function discoveries(pValues: readonly number[], rateMax: number): readonly boolean[] {
  const sorted = [...pValues].sort((a, b) => a - b);
  let limit = -1;
  for (const [index, p] of sorted.entries()) if (p <= (rateMax * (index + 1)) / sorted.length) limit = p;
  return pValues.map((p) => p <= limit);
}
