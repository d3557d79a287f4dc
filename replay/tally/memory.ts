/** Requests apart at which likeness is looked for. */
const lags = [1, 2, 4, 8, 16, 32, 64] as const;
const lagMax = 64;

/** Beyond it a ratio is as far off as can be: a single slow reply is no phase. */
const farthest = 1;

/** As `JSON.stringify` writes it. */
export interface MemoryJson {
  readonly memoryOf: readonly (readonly [products: number, pairs: number])[];
  readonly squares: number;
  readonly samples: number;
}

/**
 * How long a group stays slow once it is: how alike the ratios of preview to stable are of requests that went out one
 * after another. Phases of a group make many pairs say what one would say. Mergeable.
 */
export class Memory {
  readonly #products = lags.map(() => 0);
  readonly #pairs = lags.map(() => 0);
  #squares = 0;
  #samples = 0;
  /** The last ones, by turns. */
  readonly #last = new Float64Array(lagMax);
  #seen = 0;
  readonly #usual = new Map<string, { mean: number; samples: number }>();

  static fromJSON({ memoryOf, squares, samples }: MemoryJson): Memory {
    const memory = new Memory();
    for (const [nth, [products, pairs]] of memoryOf.entries()) {
      memory.#products[nth] = products;
      memory.#pairs[nth] = pairs;
    }
    memory.#squares = squares;
    memory.#samples = samples;
    return memory;
  }

  /** In the order in which requests were answered. */
  record(route: string, stableUs: number, previewUs: number): void {
    const ratio = Math.log(Math.max(1, previewUs) / Math.max(1, stableUs));
    const apart = clipped(ratio - this.#usualOf(route, ratio));
    // Each reply comes by here: an iterator of entries would be garbage.
    for (let nth = 0; nth < lags.length; nth += 1) {
      const lag = lags[nth] ?? lagMax;
      if (lag > this.#seen) break;
      const before = this.#last[(this.#seen - lag) % lagMax] ?? 0;
      this.#products[nth] = (this.#products[nth] ?? 0) + apart * before;
      this.#pairs[nth] = (this.#pairs[nth] ?? 0) + 1;
    }
    this.#last[this.#seen % lagMax] = apart;
    this.#seen += 1;
    this.#squares += apart * apart;
    this.#samples += 1;
  }

  add(other: Memory): void {
    for (const nth of lags.keys()) {
      this.#products[nth] = (this.#products[nth] ?? 0) + (other.#products[nth] ?? 0);
      this.#pairs[nth] = (this.#pairs[nth] ?? 0) + (other.#pairs[nth] ?? 0);
    }
    this.#squares += other.#squares;
    this.#samples += other.#samples;
  }

  /**
   * How many pairs are worth one, where only this share of all requests counts: 1 + 2 Σ ρ(k), the variance of a mean
   * of values that depend on each other (Bartlett 1946), as far as ρ is beyond its own error.
   */
  pairsForOne(share: number): number {
    if (this.#samples < 2 || this.#squares === 0) return 1;
    let sum = this.#sumOf(0);
    // What the mean takes away from each ρ, which is much in a short run.
    for (let round = 0; round < 3; round += 1) sum = this.#sumOf((1 + 2 * sum) / this.#samples);
    return 1 + 2 * sum * share;
  }

  /** How far phases move the ratio, as a standard deviation of its logarithm: the part that a next request shares. */
  spread(): number {
    return this.#samples === 0
      ? 0
      : Math.sqrt((Math.max(0, this.#likeness(0)) * this.#squares) / this.#samples);
  }

  toJSON(): MemoryJson {
    return {
      memoryOf: this.#products.map((products, nth) => [products, this.#pairs[nth] ?? 0]),
      squares: this.#squares,
      samples: this.#samples,
    };
  }

  /** Σ ρ(k) over all lags, by trapezoids between those that are known. */
  #sumOf(lost: number): number {
    let sum = 0;
    let before = { lag: 0, likeness: 1 };
    for (const [nth, lag] of lags.entries()) {
      const likeness = this.#likeness(nth);
      const isBeyondError = likeness > 2 / Math.sqrt(Math.max(1, this.#pairs[nth] ?? 0));
      const corrected = isBeyondError ? Math.min(before.likeness, likeness + lost) : 0;
      sum += lag === 1 ? corrected : ((lag - before.lag) * (before.likeness + corrected)) / 2;
      if (!isBeyondError) return sum;
      before = { lag, likeness: corrected };
    }
    return sum;
  }

  #likeness(nth: number): number {
    const pairs = this.#pairs[nth] ?? 0;
    return pairs < 8 ? 0 : (this.#products[nth] ?? 0) / pairs / (this.#squares / this.#samples);
  }

  /** The mean of what this route gave before. */
  #usualOf(route: string, ratio: number): number {
    const known = this.#usual.get(route);
    if (known === undefined) {
      this.#usual.set(route, { mean: ratio, samples: 1 });
      return ratio;
    }
    const { mean } = known;
    known.samples += 1;
    known.mean += (ratio - mean) / known.samples;
    return mean;
  }
}

function clipped(apart: number): number {
  return Math.max(-farthest, Math.min(farthest, apart));
}
