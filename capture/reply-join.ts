import type { CaptureRecord, Exchange } from './exchange.ts';

/** What a recorded reply adds to its request. */
export type ReplyPart = Pick<Exchange, 'durationMs' | 'status' | 'replyBytes' | 'replyBody'>;

/** So many records are held back while their replies may still come. */
const heldMax = 1000;

/** Joins requests and replies that were recorded apart, by id. Records leave in the order in which they came. */
export class ReplyJoin {
  #held: CaptureRecord[] = [];
  /** Of the first held record, in all. */
  #first = 0;
  readonly #waiting = new Map<string, number>();
  readonly #idOf = new Map<number, string>();

  request(exchange: Exchange, id: string): void {
    const number = this.#first + this.#held.push(exchange) - 1;
    this.#waiting.set(id, number);
    this.#idOf.set(number, id);
  }

  /** False when its request is not there any more, or never was. */
  reply(id: string, partFor: (request: Exchange) => ReplyPart): boolean {
    const number = this.#waiting.get(id);
    if (number === undefined) return false;
    this.#forget(number);
    const at = number - this.#first;
    const request = this.#held[at] as Exchange;
    this.#held[at] = { ...request, ...partFor(request) };
    return true;
  }

  /** A record that waits for nothing. */
  other(record: CaptureRecord): void {
    this.#held.push(record);
  }

  /** Records that have their reply, or have waited long enough. */
  take(): CaptureRecord[] {
    let count = Math.max(0, this.#held.length - heldMax);
    while (count < this.#held.length && !this.#idOf.has(this.#first + count)) count += 1;
    return this.#release(count);
  }

  /** All that is left. */
  takeAll(): CaptureRecord[] {
    return this.#release(this.#held.length);
  }

  #release(count: number): CaptureRecord[] {
    const released = this.#held.slice(0, count);
    for (let number = this.#first; number < this.#first + count; number++) this.#forget(number);
    this.#held = this.#held.slice(count);
    this.#first += count;
    return released;
  }

  #forget(number: number): void {
    const id = this.#idOf.get(number);
    this.#idOf.delete(number);
    if (id !== undefined && this.#waiting.get(id) === number) this.#waiting.delete(id);
  }
}
