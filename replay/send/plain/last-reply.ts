import { ReceivedBody, type Body } from '../../body.ts';
import type { ReadReply } from './read-reply.ts';

/** Stable gives each reply twice in a row; what comes more often than that comes again and again. */
const timesMin = 3;

/**
 * Knows a reply that is, byte for byte, the one before it of the same group: one comparison in place of all reading,
 * and one body in place of many. Servers repeat what many ask for.
 */
export class LastReply {
  #read: ReadReply | undefined;
  #times = 0;
  /** All that came of it, once it came often enough. */
  #bytes: Buffer | undefined;

  /** The last reply, where the first `to` bytes are just those of it. */
  again(bytes: Buffer, to: number): ReadReply | undefined {
    const known = this.#bytes;
    if (known?.length !== to) return undefined;
    return known.compare(bytes, 0, to) === 0 ? this.#read : undefined;
  }

  /** Takes a reply that is all that the first `to` bytes hold; they stay the caller's. */
  note(read: ReadReply, bytes: Buffer, to: number): void {
    const last = this.#read;
    const isRepeated = last?.head === read.head && cameAs(last.body, read.body);
    this.#times = isRepeated ? this.#times + 1 : 1;
    this.#bytes = this.#times < timesMin ? undefined : Buffer.from(bytes.subarray(0, to));
    this.#read = read;
  }
}

/** As `sameBody`, but nothing is decoded: most replies differ from the one before them. */
function cameAs(a: Body, b: Body): boolean {
  return a instanceof ReceivedBody && b instanceof ReceivedBody && a.came === b.came;
}
