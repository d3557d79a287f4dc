/** At most so many at a time; the others wait in their order. */
export class Lane<Waiting> {
  #free: number;
  readonly #waiting: Waiting[] = [];

  constructor(size: number) {
    this.#free = size;
  }

  /** True when there is room now. If not, `waiting` is given back by a later `leave`. */
  enter(waiting: Waiting): boolean {
    if (this.#free > 0) {
      this.#free -= 1;
      return true;
    }
    this.#waiting.push(waiting);
    return false;
  }

  /** One is through; gives who takes its place. */
  leave(): Waiting | undefined {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    return next;
  }
}
