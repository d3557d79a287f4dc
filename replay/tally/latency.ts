import { Distribution } from './distribution.ts';

/** Neighbouring bins are 0.2 % apart, so a value read back is 0.1 % exact. */
const binsPerE = 1 / Math.log(1.002);

/** As `JSON.stringify` writes it: bin and count by turns. */
export interface LatencyJson {
  readonly latencyBins: readonly number[];
}

/**
 * Latencies of one route and group: microseconds in, milliseconds out, 0.1 % exact, and small where they are few.
 * Mergeable. (Bins of equal ratio: DDSketch of Masson, Rim and Lee 2019.)
 */
export class Latency {
  readonly #bins = new Map<number, number>();
  #samples = 0;

  static empty(): Latency {
    return new Latency();
  }

  static fromJSON({ latencyBins }: LatencyJson): Latency {
    const latency = new Latency();
    for (let at = 0; at < latencyBins.length; at += 2) {
      latency.#count(latencyBins[at] ?? 0, latencyBins[at + 1] ?? 0);
    }
    return latency;
  }

  get samples(): number {
    return this.#samples;
  }

  record(us: number): void {
    this.#count(us <= 1 ? 0 : Math.round(Math.log(us) * binsPerE), 1);
  }

  add(other: Latency): void {
    for (const [bin, count] of other.#bins) this.#count(bin, count);
  }

  /** The value in ms that the share `quantile` of the samples does not exceed; 0 without samples. */
  quantileMs(quantile: number): number {
    return this.distribution().quantileMs(quantile);
  }

  /** All samples, for judging. */
  distribution(): Distribution {
    const counts = [...this.#bins].sort(([a], [b]) => a - b);
    return new Distribution(counts.map(([bin, count]) => [Math.exp(bin / binsPerE), count]));
  }

  toJSON(): LatencyJson {
    return { latencyBins: [...this.#bins].sort(([a], [b]) => a - b).flat() };
  }

  #count(bin: number, count: number): void {
    this.#bins.set(bin, (this.#bins.get(bin) ?? 0) + count);
    this.#samples += count;
  }
}
