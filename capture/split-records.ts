/** Cuts bytes at a separator of several bytes. What lies between may be anything, and of any length. */
export class RecordSplitter {
  readonly #separator: Buffer;
  readonly #recordBytesMax: number;
  /** The begun record without its tail; let go when it is above the limit. */
  #pieces: Buffer[] = [];
  #bytes = 0;
  /** What may be the beginning of a separator. */
  #tail = Buffer.alloc(0);

  constructor(separator: Buffer, recordBytesMax: number) {
    this.#separator = separator;
    this.#recordBytesMax = recordBytesMax;
  }

  /** Records that end in this chunk; undefined for one above the limit. */
  push(chunk: Buffer): (Buffer | undefined)[] {
    const records: (Buffer | undefined)[] = [];
    const bytes = Buffer.concat([this.#tail, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(this.#separator); end >= 0; end = bytes.indexOf(this.#separator, start)) {
      records.push(this.#finish(bytes.subarray(start, end)));
      start = end + this.#separator.length;
    }
    const cut = Math.max(start, bytes.length - this.#separator.length + 1);
    this.#keep(bytes.subarray(start, cut));
    this.#tail = bytes.subarray(cut);
    return records;
  }

  /** What stands behind the last separator. */
  finish(): Buffer | undefined {
    return this.#finish(this.#tail);
  }

  #keep(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.#bytes <= this.#recordBytesMax) this.#pieces.push(piece);
    else this.#pieces = [];
  }

  #finish(piece: Buffer): Buffer | undefined {
    this.#keep(piece);
    const isOverlong = this.#bytes > this.#recordBytesMax;
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#bytes = 0;
    return isOverlong ? undefined : Buffer.concat(pieces);
  }
}
