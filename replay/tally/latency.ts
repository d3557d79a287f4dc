import {
  build,
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  type Histogram,
} from 'hdr-histogram-js';

/** Latencies of one route and group: microseconds in, milliseconds out, 0.1 % exact. Mergeable. */
export class Latency {
  readonly #histogram: Histogram;

  private constructor(histogram: Histogram) {
    this.#histogram = histogram;
  }

  static empty(): Latency {
    return new Latency(build({ numberOfSignificantValueDigits: 3 }));
  }

  static fromJSON(json: { readonly hdr: string }): Latency {
    return new Latency(decodeFromCompressedBase64(json.hdr));
  }

  get samples(): number {
    return this.#histogram.totalCount;
  }

  record(us: number): void {
    this.#histogram.recordValue(Math.max(1, Math.round(us)));
  }

  add(other: Latency): void {
    this.#histogram.add(other.#histogram);
  }

  /** The value in ms that the share `quantile` of the samples does not exceed; 0 without samples. */
  quantileMs(quantile: number): number {
    return this.samples === 0 ? 0 : this.#histogram.getValueAtPercentile(quantile * 100) / 1000;
  }

  toJSON(): { readonly hdr: string } {
    return { hdr: encodeIntoCompressedBase64(this.#histogram) };
  }
}
