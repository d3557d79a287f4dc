import { Malformed, parseHead, type ReplyHead } from './reply-head.ts';

/** Few are enough: a server repeats itself for a second, until its clock moves on. */
const headsMax = 64;

/** A head and the bytes that make it, those that end it included. */
export interface KnownHead {
  readonly head: ReplyHead;
  readonly bytes: Buffer;
}

/** Reads heads and remembers the last ones: equal heads of one group are the same object. */
export class HeadCache {
  readonly #origin: string;
  readonly #known = new Map<string, KnownHead>();
  #last: KnownHead | undefined;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The last head, where the first `to` bytes begin with it: one comparison in place of all else. */
  lastIn(bytes: Buffer, to: number): KnownHead | undefined {
    const last = this.#last;
    if (last === undefined || last.bytes.length > to) return undefined;
    const { length } = last.bytes;
    return last.bytes.compare(bytes, 0, length, 0, length) === 0 ? last : undefined;
  }

  /** The head from `from` to the empty line at `end`. */
  read(bytes: Buffer, from: number, end: number): KnownHead | Malformed {
    const text = bytes.toString('latin1', from, end);
    const known = this.#known.get(text);
    if (known !== undefined) return (this.#last = known);
    const head = parseHead(text, this.#origin);
    if (head instanceof Malformed) return head;
    if (this.#known.size >= headsMax) this.#known.clear();
    this.#last = { head, bytes: Buffer.from(bytes.subarray(from, end + 4)) };
    this.#known.set(text, this.#last);
    return this.#last;
  }
}
