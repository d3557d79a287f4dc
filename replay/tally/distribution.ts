/** Sorted durations and how often each came: what judging reads out of a latency, once. */
export class Distribution {
  readonly samples: number;
  readonly #us: readonly number[];
  /** Samples up to and with each duration. */
  readonly #upTo: readonly number[];

  /** Durations in microseconds, rising. */
  constructor(counts: readonly (readonly [us: number, count: number])[]) {
    let total = 0;
    this.#us = counts.map(([us]) => us);
    this.#upTo = counts.map(([, count]) => (total += count));
    this.samples = total;
  }

  static merged(parts: readonly Distribution[]): Distribution {
    const [only] = parts;
    if (only !== undefined && parts.length === 1) return only;
    const counts = parts.flatMap((part) => part.counts());
    return new Distribution(counts.sort(([a], [b]) => a - b));
  }

  /** The value in ms that the share `quantile` of the samples does not exceed; 0 without samples. */
  quantileMs(quantile: number): number {
    return this.rankMs(Math.max(1, Math.ceil(quantile * this.samples - 1e-9)));
  }

  /** The value in ms of this rank, from 1. */
  rankMs(rank: number): number {
    return (this.#us[this.#firstIndex(rank)] ?? 0) / 1000;
  }

  /** Samples that are longer. */
  countAbove(ms: number): number {
    const index = this.#us.findLastIndex((us) => us <= ms * 1000);
    return this.samples - (this.#upTo[index] ?? 0);
  }

  counts(): readonly (readonly [us: number, count: number])[] {
    return this.#us.map((us, index) => [us, (this.#upTo[index] ?? 0) - (this.#upTo[index - 1] ?? 0)]);
  }

  /** Of the first duration up to which there are so many samples. */
  #firstIndex(rank: number): number {
    let [low, high] = [0, this.#upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#upTo[middle] ?? 0) >= rank) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
