/** So many first replies of a route say how long it takes by nature. */
const beginning = 5;

/** How many of the last replies are looked at. */
const lastMax = 50;

/** Shorter bursts are a pause of this machine, not of the group. */
const lastingMs = 500;

/** A reply, or a request that has been waiting for one so long. */
export interface Wait {
  readonly route: string;
  readonly ms: number;
  /** The part of it for which the machine of the replay itself may be to blame. */
  readonly ownMs: number;
}

/** Shares of the last replies, 0 to 1. */
export interface Slowness {
  readonly share: number;
  /** Of those that are slow even without the part of the machine of the replay. */
  readonly theirs: number;
}

type Kind = 'usual' | 'slow' | 'ours';

/**
 * Notices that a group has become slow, against its own beginning: each reply is held to the median of the
 * first ones of its own route, so that a change of the mix is none. Pure.
 */
export class LatencyWatch {
  readonly #limits: { readonly slowFactorMax: number; readonly slowMsMin: number };
  readonly #firstOf = new Map<string, number[]>();
  readonly #last: { readonly kind: Kind; readonly at: number }[] = [];
  readonly #counts = { usual: 0, slow: 0, ours: 0 };
  #next = 0;
  #slowSince: number | undefined;
  #hangsSince: number | undefined;

  constructor(limits: { readonly slowFactorMax: number; readonly slowMsMin: number }) {
    this.#limits = limits;
  }

  /** Of the last replies those that were slow, whoever is to blame; 0 to 1. */
  get share(): number {
    return (this.#counts.slow + this.#counts.ours) / lastMax;
  }

  /** Takes in how long a reply took. Says how slow the group is, once that is too much for too long. */
  observe(wait: Wait, nowMs: number): Slowness | undefined {
    const first = this.#firstOf.get(wait.route) ?? [];
    if (first.length < beginning) {
      this.#firstOf.set(
        wait.route,
        [...first, wait.ms].sort((a, b) => a - b),
      );
      return undefined;
    }
    const kind = this.#kindOf(wait);
    this.#remember(kind, nowMs);
    const { slow, ours } = this.#counts;
    if (this.#last.length < lastMax || slow + ours <= lastMax / 2) this.#slowSince = undefined;
    else this.#slowSince ??= nowMs;
    const lasts = kind !== 'usual' && hasLasted(this.#slowSince, nowMs);
    return lasts ? { share: this.share, theirs: slow / lastMax } : undefined;
  }

  /**
   * The same for requests that still wait: a reply that never comes would be seen too late. Those that wait too
   * long are held against the replies that came since the first of them went out.
   */
  look(waiting: readonly Wait[], nowMs: number): Slowness | undefined {
    const overdue = waiting.filter((wait) => this.#kindOf(wait) !== 'usual');
    const since = nowMs - Math.max(0, ...overdue.map(({ ms }) => ms));
    const answered = this.#last.filter(({ at }) => at >= since).length;
    if (overdue.length <= Math.max(answered, lastMax / 2)) this.#hangsSince = undefined;
    else this.#hangsSince ??= nowMs;
    if (!hasLasted(this.#hangsSince, nowMs)) return undefined;
    const theirs = overdue.filter((wait) => this.#kindOf(wait) === 'slow').length;
    const all = overdue.length + answered;
    return { share: overdue.length / all, theirs: theirs / all };
  }

  #kindOf({ route, ms, ownMs }: Wait): Kind {
    const usual = this.#firstOf.get(route)?.[Math.floor(beginning / 2)];
    if (usual === undefined || !this.#isSlow(ms, usual)) return 'usual';
    return this.#isSlow(ms - ownMs, usual) ? 'slow' : 'ours';
  }

  #isSlow(ms: number, usual: number): boolean {
    return ms > usual * this.#limits.slowFactorMax && ms > usual + this.#limits.slowMsMin;
  }

  #remember(kind: Kind, at: number): void {
    const oldest = this.#last[this.#next];
    if (oldest !== undefined) this.#counts[oldest.kind] -= 1;
    this.#last[this.#next] = { kind, at };
    this.#counts[kind] += 1;
    this.#next = (this.#next + 1) % lastMax;
  }
}

function hasLasted(since: number | undefined, nowMs: number): boolean {
  return since !== undefined && nowMs - since >= lastingMs;
}
