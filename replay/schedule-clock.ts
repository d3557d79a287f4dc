/**
 * Where the schedule stands in real time. It starts as the real clock and can be held up or run at a part of
 * its speed; what was due then is due later, and is nobody's latency. Both times are ms of a clock that
 * never jumps.
 */
export class ScheduleClock {
  #due = 0;
  #real = 0;
  #speed = 1;
  /** Nothing is intended for before this. */
  #notBefore = -Infinity;

  /** The real time for which something due at this schedule time is intended. */
  realOf(due: number): number {
    return Math.max(this.#notBefore, this.#real + (due - this.#due) / this.#speed);
  }

  /** What is due at this real time; while held up the schedule stands still. */
  dueOf(real: number): number {
    return real < this.#notBefore ? this.#due : this.#due + (real - this.#real) * this.#speed;
  }

  /** The schedule stands still between these two real times. */
  skip(from: number, until: number): void {
    this.#due = this.dueOf(from);
    this.#real = this.#notBefore = Math.max(this.#notBefore, until);
  }

  /** From this real time on the schedule goes at this part of its speed. */
  setSpeed(speed: number, now: number): void {
    if (now >= this.#notBefore) {
      this.#due = this.dueOf(now);
      this.#real = now;
    }
    this.#speed = speed;
  }
}
