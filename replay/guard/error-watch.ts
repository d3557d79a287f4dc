/** How many of the last replies are looked at. */
export const lastMax = 100;

/** Counts the errors of a group, among its last replies: a long good beginning shall not hide a bad end. Pure. */
export class ErrorWatch {
  readonly #last: boolean[] = [];
  #next = 0;
  #errors = 0;
  #row = 0;

  /** Errors in a row, up to now. */
  get row(): number {
    return this.#row;
  }

  /** Among the last `replies`. */
  get errors(): number {
    return this.#errors;
  }

  /** At most 100. */
  get replies(): number {
    return this.#last.length;
  }

  observe(isError: boolean): void {
    if (this.#last[this.#next] === true) this.#errors -= 1;
    this.#last[this.#next] = isError;
    this.#errors += isError ? 1 : 0;
    this.#row = isError ? this.#row + 1 : 0;
    this.#next = (this.#next + 1) % lastMax;
  }
}
