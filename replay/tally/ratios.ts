import type { Counted } from '../judge/statistics/wilcoxon-test.ts';
import { Bins } from './bins.ts';

/** One bin is a step of one percent. */
const step = Math.log(1.01);

/** The bin of equal times. Far beyond any ratio of two times, so that no bin is below 0. */
const even = 8192;

/** As `JSON.stringify` writes it: bin and count by turns. */
export interface RatiosJson {
  readonly ratioBins: readonly number[];
}

/** How often preview took how much longer than stable for the same request, to the percent. Mergeable. */
export class Ratios {
  readonly #bins: Bins;

  constructor(bins: Bins = new Bins()) {
    this.#bins = bins;
  }

  static fromJSON({ ratioBins }: RatiosJson): Ratios {
    return new Ratios(Bins.from(ratioBins));
  }

  record(stableUs: number, previewUs: number): void {
    this.#bins.count(even + Math.round(binOf(Math.max(1, previewUs) / Math.max(1, stableUs))));
  }

  add(other: Ratios): void {
    this.#bins.add(other.#bins);
  }

  /** Signed bins of ln(ratio) in order with their counts. */
  counted(): readonly Counted[] {
    return [...this.#bins.counted()].map(([bin, count]) => [bin - even, count]);
  }

  /**
   * Standard deviation of ln(ratio), from the quartiles, so that a slow tail does not widen it: half the distance
   * of the quartiles of a normal distribution is 0.6745 of it.
   */
  spread(): number {
    return ((this.#atShare(0.75) - this.#atShare(0.25)) * step) / (2 * 0.6745);
  }

  /** Of preview over stable, paired by request; 1 without samples. */
  median(): number {
    return Math.exp(this.#atShare(0.5) * step);
  }

  toJSON(): RatiosJson {
    return { ratioBins: this.#bins.flat() };
  }

  /** The bin that this share of the ratios does not exceed; 0 without any. */
  #atShare(share: number): number {
    let seen = 0;
    for (const [bin, count] of this.counted()) {
      seen += count;
      if (seen >= share * this.#bins.samples) return bin;
    }
    return 0;
  }
}

/** A ratio as a place between bins. */
export function binOf(ratio: number): number {
  return Math.log(ratio) / step;
}
