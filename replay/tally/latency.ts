import { Distribution } from './distribution.ts';

/** Neighbouring bins are 0.2 % apart, so a value read back is 0.1 % exact. */
const binsPerE = 1 / Math.log(1.002);

/** Bins next to each other are counted in one block, for latencies lie close together. */
const blockBins = 64;

/** As `JSON.stringify` writes it: bin and count by turns. */
export interface LatencyJson {
  readonly latencyBins: readonly number[];
}

/**
 * Latencies of one route and group: microseconds in, milliseconds out, 0.1 % exact, and small where they are few.
 * Mergeable. (Bins of equal ratio: DDSketch of Masson, Rim and Lee 2019.)
 */
export class Latency {
  /** Sparse, so that few samples take little. Each reply is recorded several times, and a map is dearer. */
  readonly #blocks: (Uint32Array | undefined)[] = [];
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
    for (const [bin, count] of other.#counted()) this.#count(bin, count);
  }

  /** The value in ms that the share `quantile` of the samples does not exceed; 0 without samples. */
  quantileMs(quantile: number): number {
    return this.distribution().quantileMs(quantile);
  }

  /** All samples, for judging. */
  distribution(): Distribution {
    return new Distribution([...this.#counted()].map(([bin, count]) => [Math.exp(bin / binsPerE), count]));
  }

  toJSON(): LatencyJson {
    return { latencyBins: [...this.#counted()].flat() };
  }

  #count(bin: number, count: number): void {
    const nth = Math.floor(bin / blockBins);
    const block = (this.#blocks[nth] ??= new Uint32Array(blockBins));
    const at = bin % blockBins;
    block[at] = (block[at] ?? 0) + count;
    this.#samples += count;
  }

  /** Bins that are not empty with their counts, in order. */
  *#counted(): Generator<[bin: number, count: number]> {
    for (const [nth, block] of this.#blocks.entries()) {
      for (const [at, count] of block?.entries() ?? []) if (count > 0) yield [nth * blockBins + at, count];
    }
  }
}
