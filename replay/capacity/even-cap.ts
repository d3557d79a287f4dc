/** How far sends may make up for a timer that came late. */
const catchUpMs = 10;

/**
 * Lets so many through in a second, evenly: in any time t at most (t + 10 ms) × `perSecond` (generic cell rate
 * algorithm). Who has to wait is let through in its turn.
 */
export class EvenCap {
  readonly #gapMs: number;
  readonly #waiting: (() => void)[] = [];
  #freeAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;

  constructor(perSecond: number) {
    this.#gapMs = 1000 / perSecond;
  }

  /** Calls `go` now, or when it is its turn. */
  pass(go: () => void): void {
    this.#waiting.push(go);
    if (this.#timer === undefined) this.#letThrough();
  }

  /** Whoever waits is forgotten. */
  close(): void {
    clearTimeout(this.#timer);
    this.#waiting.length = 0;
  }

  #letThrough(): void {
    this.#timer = undefined;
    for (let now = performance.now(); this.#freeAt <= now; now = performance.now()) {
      const go = this.#waiting.shift();
      if (go === undefined) return;
      this.#freeAt = Math.max(this.#freeAt, now - catchUpMs) + this.#gapMs;
      go();
    }
    const waitMs = Math.max(1, this.#freeAt - performance.now());
    this.#timer = setTimeout(() => this.#letThrough(), waitMs);
  }
}
