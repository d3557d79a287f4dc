/** How many of the last replies are looked at. */
export const lastMax = 100;

/** What became of a request. A `timeout` is an error too. */
export type Seen = 'sound' | 'error' | 'timeout';

/** Counts the errors of a group, among its last replies: a long good beginning shall not hide a bad end. Pure. */
export class ErrorWatch {
  readonly #last: Seen[] = [];
  readonly #counts = { sound: 0, error: 0, timeout: 0 };
  #next = 0;
  #row = 0;

  /** Errors in a row, up to now. */
  get row(): number {
    return this.#row;
  }

  /** Among the last `replies`. */
  get errors(): number {
    return this.#counts.error + this.#counts.timeout;
  }

  /** True where most of the errors are replies that came too late. */
  get isTooSlow(): boolean {
    return this.#counts.timeout > this.#counts.error;
  }

  /** At most 100. */
  get replies(): number {
    return this.#last.length;
  }

  observe(seen: Seen): void {
    const oldest = this.#last[this.#next];
    if (oldest !== undefined) this.#counts[oldest] -= 1;
    this.#last[this.#next] = seen;
    this.#counts[seen] += 1;
    this.#row = seen === 'sound' ? 0 : this.#row + 1;
    this.#next = (this.#next + 1) % lastMax;
  }
}
