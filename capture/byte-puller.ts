/** Takes so many bytes at a time as its user asks for, however they come. */
export class BytePuller {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #pieces: Uint8Array[] = [];
  #bytes = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Undefined when there are none left. @throws {Error} when there are fewer. */
  async maybe(count: number): Promise<Buffer | undefined> {
    await this.#fill(1);
    return this.#bytes === 0 ? undefined : this.take(count);
  }

  /** @throws {Error} when there are fewer. */
  async take(count: number): Promise<Buffer> {
    await this.#fill(count);
    if (this.#bytes < count) throw new Error('unexpected end');
    const [first] = this.#pieces;
    const isWhole = first !== undefined && first.length >= count;
    const from = isWhole
      ? Buffer.from(first.buffer, first.byteOffset, first.length)
      : Buffer.concat(this.#pieces);
    this.#pieces = isWhole ? [from.subarray(count), ...this.#pieces.slice(1)] : [from.subarray(count)];
    this.#bytes -= count;
    return from.subarray(0, count);
  }

  async #fill(count: number): Promise<void> {
    while (this.#bytes < count) {
      const next = await this.#chunks.next();
      if (next.done === true) return;
      this.#pieces.push(next.value);
      this.#bytes += next.value.length;
    }
  }
}
