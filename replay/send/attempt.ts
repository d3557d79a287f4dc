import type { Reply } from '../reply.ts';
import { completeReply, describe, failedReply, type Heard, type Outgoing } from './transport.ts';

/** Why an attempt gave no reply. */
export interface Lost {
  readonly error: unknown;
  /** The server had not begun with it, so it may be sent once more. */
  readonly isStale: boolean;
}

export interface AttemptLimits {
  readonly timeoutMs: number;
  /** True once all was ended on our side. */
  isClosed(): boolean;
}

/**
 * Sends by `attempt`, a second time where the first met a connection that was about to close, and gives up when
 * the time is over. `attempt` calls `done` once and gives what aborts it.
 */
export function attemptTwice(
  outgoing: Outgoing,
  limits: AttemptLimits,
  attempt: (done: (outcome: Heard | Lost) => void) => () => void,
): Promise<Reply> {
  const { timeoutMs } = limits;
  return new Promise((resolve) => {
    let abort = (): void => {};
    const clock = setTimeout(() => {
      resolve(failedReply('timeout', `no whole reply within ${timeoutMs} ms`, outgoing));
      abort();
    }, timeoutMs);
    const settle = (reply: Reply): void => {
      clearTimeout(clock);
      resolve(reply);
    };
    const fail = (error: unknown): void =>
      settle(failedReply(limits.isClosed() ? 'interrupted' : 'error', describe(error), outgoing));
    const begin = (isLast: boolean): void => {
      try {
        abort = attempt((outcome) => {
          if (!('error' in outcome)) settle(completeReply(outcome, outgoing));
          else if (isLast || limits.isClosed() || !outcome.isStale || !isSafe(outgoing)) fail(outcome.error);
          else begin(true);
        });
      } catch (error) {
        fail(error);
      }
    };
    begin(false);
  });
}

function isSafe({ method }: Outgoing): boolean {
  return method === 'GET' || method === 'HEAD';
}
