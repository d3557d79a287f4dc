import { Bins } from './bins.ts';
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
  readonly #bins: Bins;

  constructor(bins: Bins = new Bins()) {
    this.#bins = bins;
  }

  static empty(): Latency {
    return new Latency();
  }

  static fromJSON({ latencyBins }: LatencyJson): Latency {
    return new Latency(Bins.from(latencyBins));
  }

  get samples(): number {
    return this.#bins.samples;
  }

  record(us: number): void {
    this.#bins.count(us <= 1 ? 0 : Math.round(Math.log(us) * binsPerE));
  }

  add(other: Latency): void {
    this.#bins.add(other.#bins);
  }

  /** The value in ms that the share `quantile` of the samples does not exceed; 0 without samples. */
  quantileMs(quantile: number): number {
    return this.distribution().quantileMs(quantile);
  }

  /** All samples, for judging. */
  distribution(): Distribution {
    return new Distribution(
      [...this.#bins.counted()].map(([bin, count]) => [Math.exp(bin / binsPerE), count]),
    );
  }

  toJSON(): LatencyJson {
    return { latencyBins: this.#bins.flat() };
  }
}
