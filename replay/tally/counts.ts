export type Counts = Record<string, number>;

export function count(counts: Counts, name: string, by = 1): void {
  // names come from replies, which are hostile input
  const key = name === '__proto__' ? '(__proto__)' : name.slice(0, 200);
  counts[key] = (counts[key] ?? 0) + by;
}

export function sum(counts: Readonly<Counts>): number {
  return Object.values(counts).reduce((total, one) => total + one, 0);
}

export function addCounts(into: Counts, from: Readonly<Counts>): void {
  for (const [name, one] of Object.entries(from)) count(into, name, one);
}
