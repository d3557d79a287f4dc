import type { FailedReply, Reply } from '../../reply.ts';
import { failedReply, latencyOf, type Hear, type Outgoing } from '../transport.ts';
import type { ReadReply } from './read-reply.ts';

/** One request on its way, and who waits for its reply. */
export class Exchange {
  readonly outgoing: Outgoing;
  /** The request up to its body, one character for each byte. */
  readonly text: string;
  /** Sent a second time, because the first connection was stale. */
  isRetry = false;
  isSettled = false;
  /** Of its own, where it began before the connection's clock did. */
  clock: NodeJS.Timeout | undefined;
  readonly #hear: Hear;

  constructor(outgoing: Outgoing, text: string, hear: Hear) {
    this.outgoing = outgoing;
    this.text = text;
    this.#hear = hear;
  }

  /** In `performance.now()` time. */
  get begunAt(): number {
    return this.outgoing.intendedAt + this.outgoing.lateUs / 1000;
  }

  /** `now` is when the last byte came. */
  complete({ head: { status, headers }, body }: ReadReply, now: number): void {
    const { intendedAt, lateUs } = this.outgoing;
    this.#settle({ status, headers, body, latencyUs: latencyOf(intendedAt, now), lateUs });
  }

  fail(kind: FailedReply['failed'], message: string): void {
    this.#settle(failedReply(kind, message, this.outgoing));
  }

  #settle(reply: Reply): void {
    this.isSettled = true;
    if (this.clock !== undefined) clearTimeout(this.clock);
    this.#hear(reply);
  }
}
