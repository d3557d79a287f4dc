import type { Reply } from '../reply.ts';
import { completeReply, describe, failedReply, type Heard, type Outgoing } from './transport.ts';

/** Why an attempt gave no reply. */
export interface Lost {
  readonly error: unknown;
  /** The server had not begun with it, so it may be sent once more; `freely` where it serves others meanwhile. */
  readonly again?: 'once' | 'freely' | undefined;
}

/** However little a connection serves before it says that it ends. */
const attemptsMax = 16;

export interface AttemptLimits {
  readonly timeoutMs: number;
  /** True once all was ended on our side. */
  isClosed(): boolean;
}

/**
 * Sends by `attempt`, again where that met a connection that was about to close, and gives up when the time is over.
 * `attempt` calls `done` once and gives what aborts it.
 */
export function attemptAgain(
  outgoing: Outgoing,
  limits: AttemptLimits,
  attempt: (done: (outcome: Heard | Lost) => void) => () => void,
): Promise<Reply> {
  const { timeoutMs } = limits;
  return new Promise((resolve) => {
    let abort = (): void => {};
    let isOver = false;
    const clock = setTimeout(() => {
      isOver = true;
      resolve(failedReply('timeout', `no whole reply within ${timeoutMs} ms`, outgoing));
      abort();
    }, timeoutMs);
    const settle = (reply: Reply): void => {
      clearTimeout(clock);
      resolve(reply);
    };
    const fail = (error: unknown): void =>
      settle(failedReply(limits.isClosed() ? 'interrupted' : 'error', describe(error), outgoing));
    const begin = (nth: number): void => {
      const mayRepeat = ({ again }: Lost): boolean =>
        nth < (again === 'freely' ? attemptsMax : again === 'once' ? 2 : 1) && isSafe(outgoing);
      try {
        abort = attempt((outcome) => {
          if (!('error' in outcome)) settle(completeReply(outcome, outgoing));
          else if (mayRepeat(outcome) && !limits.isClosed() && !isOver) begin(nth + 1);
          else fail(outcome.error);
        });
      } catch (error) {
        fail(error);
      }
    };
    begin(1);
  });
}

function isSafe({ method }: Outgoing): boolean {
  return method === 'GET' || method === 'HEAD';
}
