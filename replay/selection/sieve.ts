/** What a sample may still keep, plain data. */
export interface Sieve {
  /** Priorities below it may be kept, whatever their route. */
  readonly threshold: number;
  /** Up to this priority, by route; where a route is not named, any. */
  readonly limits: ReadonlyMap<string, number>;
}

export const openSieve: Sieve = { threshold: Infinity, limits: new Map() };

/** False where the sample surely keeps nothing of this priority, nor an item of the same key. */
export function passes({ threshold, limits }: Sieve, route: string, priority: number): boolean {
  return priority < threshold || priority <= (limits.get(route) ?? Infinity);
}
