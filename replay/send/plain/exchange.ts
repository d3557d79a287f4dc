import type { FailedReply, Reply } from '../../reply.ts';
import { failedReply, latencySince, type Outgoing } from '../transport.ts';
import type { ReadReply } from './reply-reader.ts';

/** One request on its way, and who waits for its reply. */
export class Exchange {
  readonly outgoing: Outgoing;
  /** The request up to its body. */
  readonly text: string;
  /** Sent a second time, because the first connection was stale. */
  isRetry = false;
  isSettled = false;
  readonly begunAt = performance.now();
  /** Of its own, where it began before the connection's clock did. */
  clock: NodeJS.Timeout | undefined;
  readonly #resolve: (reply: Reply) => void;

  constructor(outgoing: Outgoing, text: string, resolve: (reply: Reply) => void) {
    this.outgoing = outgoing;
    this.text = text;
    this.#resolve = resolve;
  }

  complete({ head, body }: ReadReply): void {
    const latencyUs = latencySince(this.outgoing.intendedAt);
    this.#settle({ status: head.status, headers: head.headers, body, latencyUs });
  }

  fail(kind: FailedReply['failed'], message: string): void {
    this.#settle(failedReply(kind, message, this.outgoing));
  }

  #settle(reply: Reply): void {
    this.isSettled = true;
    if (this.clock !== undefined) clearTimeout(this.clock);
    this.#resolve(reply);
  }
}
