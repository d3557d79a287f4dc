/** So many first replies of a route say how long it takes by nature. */
const beginning = 5;

/** How many of the last replies are looked at. */
const lastMax = 50;

/** Shorter bursts are a pause of this machine, not of the group. */
const lastingMs = 500;

/**
 * Notices that a group has become slow, against its own beginning: each reply is held to the median of the
 * first ones of its own route, so that a change of the mix is none. Pure.
 */
export class LatencyWatch {
  readonly #limits: { readonly slowFactorMax: number; readonly slowMsMin: number };
  readonly #firstOf = new Map<string, number[]>();
  readonly #last: boolean[] = [];
  #next = 0;
  #slow = 0;
  #slowSince: number | undefined;

  constructor(limits: { readonly slowFactorMax: number; readonly slowMsMin: number }) {
    this.#limits = limits;
  }

  /** Takes in how long a reply took. Gives the share of slow ones among the last, once that is too much for too long. */
  observe(route: string, ms: number, nowMs: number): number | undefined {
    const first = this.#firstOf.get(route) ?? [];
    if (first.length < beginning) {
      this.#firstOf.set(
        route,
        [...first, ms].sort((a, b) => a - b),
      );
      return undefined;
    }
    const isSlow = this.#isSlow(ms, first[Math.floor(beginning / 2)] ?? 0);
    this.#remember(isSlow);
    if (this.#last.length < lastMax || this.#slow <= lastMax / 2) this.#slowSince = undefined;
    else this.#slowSince ??= nowMs;
    const lasts = isSlow && this.#slowSince !== undefined && nowMs - this.#slowSince >= lastingMs;
    return lasts ? this.#slow / lastMax : undefined;
  }

  #isSlow(ms: number, usual: number): boolean {
    return ms > usual * this.#limits.slowFactorMax && ms > usual + this.#limits.slowMsMin;
  }

  #remember(isSlow: boolean): void {
    if (this.#last[this.#next] === true) this.#slow -= 1;
    this.#last[this.#next] = isSlow;
    if (isSlow) this.#slow += 1;
    this.#next = (this.#next + 1) % lastMax;
  }
}
