/**
 * How likely values of the second kind lie as high above those of the first by chance alone: the rank-sum test of
 * Mann and Whitney, one-sided and exact (Mann & Whitney 1947). Equal values count half.
 */
export function rankChance(first: readonly number[], second: readonly number[]): number {
  const above = second.reduce(
    (sum, high) => sum + first.reduce((count, low) => count + (high > low ? 1 : high === low ? 0.5 : 0), 0),
    0,
  );
  const counts = orderings(first.length, second.length);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const asHigh = counts.slice(Math.floor(above)).reduce((sum, count) => sum + count, 0);
  return asHigh / all;
}

/**
 * Orderings of `first` and `second` values in which so many pairs, the index, have the second above the first: as many
 * as there are ways to write it as a sum of `second` numbers from 0 to `first`.
 */
function orderings(first: number, second: number): readonly number[] {
  const pairs = first * second;
  const ways = Array.from({ length: second + 1 }, () => Array.from({ length: pairs + 1 }, () => 0));
  (ways[0] as number[])[0] = 1;
  for (let below = 0; below <= first; below += 1) {
    for (let values = 1; values <= second; values += 1) {
      const [fewer, now] = [ways[values - 1] as number[], ways[values] as number[]];
      for (let sum = below; sum <= pairs; sum += 1) now[sum] = (now[sum] ?? 0) + (fewer[sum - below] ?? 0);
    }
  }
  return ways[second] ?? [];
}
