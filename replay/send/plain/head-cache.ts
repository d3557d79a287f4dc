import { Malformed, parseHead, type ReplyHead } from './reply-head.ts';

/** Few are enough: a server repeats itself for a second, until its clock moves on. */
const headsMax = 64;

/** Reads heads and remembers the last ones: equal heads of one group are the same object. */
export class HeadCache {
  readonly #origin: string;
  readonly #known = new Map<string, ReplyHead>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  read(text: string): ReplyHead | Malformed {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const head = parseHead(text, this.#origin);
    if (head instanceof Malformed) return head;
    if (this.#known.size >= headsMax) this.#known.clear();
    this.#known.set(text, head);
    return head;
  }
}
