/** Larger entries are counted, not kept. */
const entryBytesMax = 64 * 1024 * 1024;

const quote = 34;
const comma = 44;
const colon = 58;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/**
 * Cuts the entries out of one JSON document, `{"log":{"entries":[…]}}` or `{"entries":[…]}`, while it is read.
 * What stands around them is passed over and not checked.
 */
export class EntrySplitter {
  #depth = 0;
  /** Of the array of entries while the reading is inside it, else 0. */
  #entriesDepth = 0;
  #isInString = false;
  #isEscaped = false;
  /** The last string outside the entries, and by depth the key whose value is being read. */
  #text = '';
  readonly #keys: string[] = [];
  #begun: Buffer[] | undefined;
  #begunBytes = 0;
  #isComplete = false;

  /** The document ended as it should. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** The document ended within an entry. */
  get isWithinEntry(): boolean {
    return this.#begun !== undefined;
  }

  /** Texts of the entries that end in this chunk; undefined for one above 64 MiB. */
  push(chunk: Buffer): (string | undefined)[] {
    const entries: (string | undefined)[] = [];
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      if (this.#isInString) {
        at = this.#readString(chunk, at);
        continue;
      }
      const byte = chunk[at] as number;
      if (byte <= 32) continue;
      const isBetween = this.#entriesDepth > 0 && this.#depth === this.#entriesDepth;
      if (isBetween && (byte === comma || byte === closeBracket)) {
        if (this.#begun !== undefined) entries.push(this.#finish(chunk.subarray(start, at)));
      } else if (isBetween && this.#begun === undefined) {
        this.#begun = [];
        start = at;
      }
      this.#step(byte);
    }
    if (this.#begun !== undefined) this.#keep(chunk.subarray(start));
    return entries;
  }

  /** Reads to the end of the string or of the chunk; gives the place of the last byte read. */
  #readString(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at];
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === backslash) this.#isEscaped = true;
      else if (byte === quote) {
        this.#isInString = false;
        this.#noteText(chunk.subarray(from, at));
        return at;
      }
    }
    this.#noteText(chunk.subarray(from));
    return chunk.length;
  }

  /** Only short keys matter. */
  #noteText(piece: Buffer): void {
    if (this.#begun === undefined && this.#text.length < 16) this.#text += piece.toString('latin1', 0, 16);
  }

  #step(byte: number): void {
    if (byte === quote) {
      this.#isInString = true;
      this.#text = '';
    } else if (byte === colon) this.#keys[this.#depth] = this.#begun === undefined ? this.#text : '';
    else if (byte === openBrace || byte === openBracket) this.#open(byte);
    else if (byte === closeBrace || byte === closeBracket) this.#close();
  }

  #open(byte: number): void {
    this.#depth += 1;
    this.#keys[this.#depth] = '';
    if (this.#entriesDepth > 0 || byte !== openBracket) return;
    const path = this.#keys.slice(1, this.#depth).join('/');
    if (path === 'entries' || path === 'log/entries') this.#entriesDepth = this.#depth;
  }

  #close(): void {
    this.#depth -= 1;
    if (this.#depth < this.#entriesDepth) this.#entriesDepth = 0;
    if (this.#depth === 0) this.#isComplete = true;
  }

  #keep(piece: Buffer): void {
    this.#begunBytes += piece.length;
    // A copy, because a piece is a window on a chunk that may be used again.
    if (this.#begunBytes <= entryBytesMax) this.#begun?.push(Buffer.from(piece));
    else this.#begun = [];
  }

  #finish(piece: Buffer): string | undefined {
    this.#keep(piece);
    const isOverlong = this.#begunBytes > entryBytesMax;
    const text = isOverlong ? undefined : Buffer.concat(this.#begun ?? []).toString('utf8');
    this.#begun = undefined;
    this.#begunBytes = 0;
    return text;
  }
}
