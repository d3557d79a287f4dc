import { Bins } from './bins.ts';
import { Distribution } from './distribution.ts';

/** Neighbouring bins are 0.2 % apart, so a value read back is 0.1 % exact. */
const fine = 1.002;

/** For many small ones: a value read back is 1 % exact, and takes a tenth of the room. */
const coarse = 1.02;

/** As `JSON.stringify` writes it: bin and count by turns. */
export interface LatencyJson {
  readonly latencyBins: readonly number[];
  /** Ratio of neighbouring bins, where it is not the usual one. */
  readonly ratio?: number;
}

/**
 * Latencies of one route and group: microseconds in, milliseconds out, 0.1 % exact, and small where they are few.
 * Mergeable with those of the same exactness. (Bins of equal ratio: DDSketch of Masson, Rim and Lee 2019.)
 */
export class Latency {
  readonly #bins: Bins;
  readonly #ratio: number;
  readonly #binsPerE: number;

  private constructor(bins: Bins, ratio: number) {
    this.#bins = bins;
    this.#ratio = ratio;
    this.#binsPerE = 1 / Math.log(ratio);
  }

  static empty(): Latency {
    return new Latency(new Bins(), fine);
  }

  /** 1 % exact. */
  static coarse(): Latency {
    return new Latency(new Bins(), coarse);
  }

  static fromJSON({ latencyBins, ratio = fine }: LatencyJson): Latency {
    return new Latency(Bins.from(latencyBins), ratio);
  }

  get samples(): number {
    return this.#bins.samples;
  }

  record(us: number): void {
    this.#bins.count(us <= 1 ? 0 : Math.round(Math.log(us) * this.#binsPerE));
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
      [...this.#bins.counted()].map(([bin, count]) => [Math.exp(bin / this.#binsPerE), count]),
    );
  }

  toJSON(): LatencyJson {
    const ratio = this.#ratio;
    return { latencyBins: this.#bins.flat(), ...(ratio !== fine && { ratio }) };
  }
}
