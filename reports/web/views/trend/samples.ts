/** All of them together; runs that lack it count as none. */
export function sumOf(counts: readonly (number | null)[]): number {
  return counts.reduce<number>((total, count) => total + (count ?? 0), 0);
}
