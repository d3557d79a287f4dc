/** Bins next to each other are counted in one block, for what is measured lies close together. */
const blockBins = 64;

/**
 * How often each bin came. Bins are whole numbers from 0. Sparse, so that few samples take little: each reply is
 * recorded several times, and a map or an object is dearer.
 */
export class Bins {
  readonly #blocks: (Uint32Array | undefined)[] = [];
  #samples = 0;

  /** What `toJSON` of a histogram wrote: bin and count by turns. */
  static from(flat: readonly number[]): Bins {
    const bins = new Bins();
    for (let at = 0; at < flat.length; at += 2) bins.count(flat[at] ?? 0, flat[at + 1]);
    return bins;
  }

  /** Of all bins. */
  get samples(): number {
    return this.#samples;
  }

  count(bin: number, by = 1): void {
    const nth = Math.floor(bin / blockBins);
    const block = (this.#blocks[nth] ??= new Uint32Array(blockBins));
    const at = bin % blockBins;
    block[at] = (block[at] ?? 0) + by;
    this.#samples += by;
  }

  add(other: Bins): void {
    for (const [bin, count] of other.counted()) this.count(bin, count);
  }

  flat(): readonly number[] {
    return [...this.counted()].flat();
  }

  /** Bins that are not empty with their counts, in order. */
  *counted(): Generator<[bin: number, count: number]> {
    for (const [nth, block] of this.#blocks.entries()) {
      for (const [at, count] of block?.entries() ?? []) if (count > 0) yield [nth * blockBins + at, count];
    }
  }
}
