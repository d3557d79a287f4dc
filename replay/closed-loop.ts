import { performance } from 'node:perf_hooks';

/**
 * The slots of a closed loop: each takes its next request when it has the replies to the last one. Where the
 * schedule goes at a part of its speed, a slot rests after them, so that the loop goes at that part of its own pace:
 * what took 1 s of real time is over when 1 s of the schedule is.
 */
export class ClosedLoop {
  readonly #free: Slot[] = [];

  /** The slot that may send first, for a request that is about to go at `now` of the schedule or later. */
  take(now: number): Slot {
    const freeAt = Math.min(...this.#free.map((slot) => slot.freeAt));
    const [slot] = this.#free.splice(
      this.#free.findIndex((one) => one.freeAt === freeAt),
      1,
    );
    if (slot === undefined) return new Slot(now, (back) => this.#free.push(back));
    slot.gone(now);
    return slot;
  }
}

export class Slot {
  readonly #onBack: (slot: Slot) => void;
  /** From which time of the schedule on it may send. */
  freeAt = -Infinity;
  #sentAt: number;
  #sentMs: number;

  constructor(now: number, onBack: (slot: Slot) => void) {
    this.#sentAt = now;
    this.#sentMs = performance.now();
    this.#onBack = onBack;
  }

  /** Its last send was at `now` of the schedule. */
  gone(now: number): void {
    this.#sentAt = now;
    this.#sentMs = performance.now();
  }

  /** All replies are there. */
  back(): void {
    this.freeAt = this.#sentAt + performance.now() - this.#sentMs;
    this.#onBack(this);
  }
}
