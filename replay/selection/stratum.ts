/** An item with what decides whether it is chosen. */
export interface Kept<Item> {
  readonly item: Item;
  /** The lower, the sooner it is chosen. */
  readonly priority: number;
  /** When it came in. */
  readonly order: number;
  readonly key: string | undefined;
}

/** What is held of one route while a capture is read. */
export class Stratum<Item> {
  seen = 0;
  /** Of these: counted only, never candidates. */
  passed = 0;
  duplicates = 0;
  kept: Kept<Item>[] = [];
  /** Whether it has a share beyond its lowest. */
  isOpen = true;
  /** An item at or above it is none of the lowest of this stratum. */
  limit = Infinity;

  /** Keeps those below the threshold and the `least` lowest; gives the others. */
  trim(threshold: number, least: number): readonly Kept<Item>[] {
    this.kept.sort(byPriority);
    const below = this.kept.findIndex(({ priority }) => priority >= threshold);
    const size = below < 0 ? this.kept.length : Math.max(below, least);
    this.limit = this.kept[least - 1]?.priority ?? Infinity;
    return this.kept.splice(size);
  }

  /** Both together, which leaves nothing out that either held. */
  with(other: Stratum<Item>): this {
    this.seen += other.seen;
    this.passed += other.passed;
    this.duplicates += other.duplicates;
    this.kept = [...this.kept, ...other.kept];
    this.limit = Math.max(this.limit, other.limit);
    this.isOpen ||= other.isOpen;
    return this;
  }
}

/** Lowest first; the order of arrival decides between equal ones. */
export function byPriority(a: Kept<unknown>, b: Kept<unknown>): number {
  return a.priority - b.priority || a.order - b.order;
}
