import { setMaxListeners } from 'node:events';

/** How long work may take to clean up (kill its children) after it was told to stop. */
const graceMs = 3000;

/** A time limit that also ends when the caller wants to stop. */
export class Deadline {
  readonly #outer: AbortSignal;
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #abort = (): void => this.#stop.abort();
  /** True once the time is over. */
  passed = false;

  constructor(timeoutMs: number, outer: AbortSignal) {
    this.#outer = outer;
    // Each of many requests at a time listens; that is no leak.
    setMaxListeners(0, this.#stop.signal);
    this.#timer = setTimeout(() => {
      this.passed = true;
      this.#abort();
    }, timeoutMs);
    outer.addEventListener('abort', this.#abort, { once: true });
    if (outer.aborted) this.#abort();
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /**
   * What the work gives.
   *
   * @throws {Error} when it goes on three seconds after it was told to stop; it is then left to itself.
   */
  async bound<Value>(work: Promise<Value>): Promise<Value> {
    let grace: NodeJS.Timeout | undefined;
    let leave = (): void => undefined;
    const left = new Promise<never>((_resolve, reject) => {
      leave = () => {
        grace = setTimeout(() => reject(new Error('It did not stop when told to.')), graceMs);
      };
    });
    this.signal.addEventListener('abort', leave, { once: true });
    if (this.signal.aborted) leave();
    try {
      return await Promise.race([work, left]);
    } finally {
      this.signal.removeEventListener('abort', leave);
      clearTimeout(grace);
    }
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#abort);
  }
}

/**
 * What the work gives, told to stop after a time or when the caller wants to stop. The limit lasts as long as the work: a
 * signal made of others may be collected before it fires where nobody holds them.
 */
export async function within<Value>(
  timeoutMs: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const deadline = new Deadline(timeoutMs, outer);
  try {
    return await work(deadline.signal);
  } finally {
    deadline.clear();
  }
}
