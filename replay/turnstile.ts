import { setImmediate, setTimeout } from 'node:timers/promises';

/** How far a send may make up for one that a timer let through late; without it lateness would add up. */
const catchUpMs = 20;

/**
 * Lets one send through at a time, never before it is due and never faster than the rate limit: in any time t
 * at most (t + `catchUpMs`) / gap sends (generic cell rate algorithm).
 */
export class Turnstile {
  readonly #gapMs: number;
  readonly #signal: AbortSignal;
  #freeAt = -Infinity;
  #pausedUntil = -Infinity;
  #shiftMs = 0;

  constructor(gapMs: number, signal: AbortSignal) {
    this.#gapMs = gapMs;
    this.#signal = signal;
  }

  /** All sends wait; the schedule moves by as much, so that a pause is nobody's latency. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, performance.now() + ms);
  }

  /** Waits until `dueAt` (`performance.now()` time) and says for when the send was intended. Ends early when stopped. */
  async pass(dueAt: number): Promise<number> {
    for (;;) {
      let due = dueAt + this.#shiftMs;
      if (this.#pausedUntil > due) {
        this.#shiftMs += this.#pausedUntil - due;
        due = this.#pausedUntil;
      }
      const now = performance.now();
      const waitMs = Math.max(due, this.#freeAt - catchUpMs) - now;
      if (waitMs <= 0 || this.#signal.aborted) {
        this.#freeAt = Math.max(this.#freeAt, now) + this.#gapMs;
        return due;
      }
      await (waitMs < 1
        ? setImmediate()
        : setTimeout(waitMs, undefined, { signal: this.#signal }).catch(() => {}));
    }
  }
}

/** At most so many at a time; the others wait in their order. */
export class Lane {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(size: number) {
    this.#free = size;
  }

  async within<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((enter) => this.#waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
