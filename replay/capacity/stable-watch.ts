/** Watches what the load does to stable, which shares the database. Pure: it is told of replies. */
import type { Harm } from '../guard/harm.ts';
import { isComplete, type Reply } from '../reply.ts';
import type { CapacityLimits } from './options.ts';

/** Replies before the load that make stable's own beginning. */
export const beginningMin = 5;

/** A shorter silence may be chance. */
const patienceMsMin = 800;

/** Stable's latency now: the median of so many. */
const recentMin = 3;

export class StableWatch {
  readonly #limits: Pick<Required<CapacityLimits>, 'stableSlowdownMax' | 'stableDifferenceMsMin'>;
  readonly #beginning: number[] = [];
  readonly #recent: number[] = [];
  #errors = 0;

  constructor(limits: Pick<Required<CapacityLimits>, 'stableSlowdownMax' | 'stableDifferenceMsMin'>) {
    this.#limits = limits;
  }

  /** Harm where stable fails twice in a row, or its last replies take longer than its first ones did. */
  observe(reply: Reply): Harm | undefined {
    if (!isComplete(reply) || reply.status >= 500) {
      if (!isComplete(reply) && reply.failed === 'interrupted') return undefined;
      this.#errors += 1;
      const how = isComplete(reply) ? `status ${reply.status}` : reply.message;
      return this.#errors < 2
        ? undefined
        : { group: 'stable', reason: `stable failed twice in a row (${how})` };
    }
    this.#errors = 0;
    const ms = reply.latencyUs / 1000;
    if (this.#beginning.length < beginningMin) this.#beginning.push(ms);
    else {
      this.#recent.push(ms);
      if (this.#recent.length > recentMin) this.#recent.shift();
    }
    return this.#slowness();
  }

  /** So long it may keep silent under the load, ms: a reply that never comes would be seen too late. */
  get patienceMs(): number {
    return this.#beginning.length < beginningMin ? Infinity : Math.max(patienceMsMin, this.#limitMs() * 2);
  }

  /** Harm where stable does not answer at all. */
  silent(ms: number): Harm {
    const before = Math.round(middle(this.#beginning));
    return {
      group: 'stable',
      reason: `stable has been silent for ${Math.round(ms)} ms, it answered in ${before} ms before the load`,
      signal: {
        name: 'latency of stable',
        unit: 'ms',
        value: Math.round(ms),
        limit: Math.round(this.#limitMs()),
      },
    };
  }

  #limitMs(): number {
    const before = middle(this.#beginning);
    const { stableSlowdownMax, stableDifferenceMsMin } = this.#limits;
    return Math.max(before * stableSlowdownMax, before + stableDifferenceMsMin);
  }

  #slowness(): Harm | undefined {
    if (this.#recent.length < recentMin) return undefined;
    const [before, now] = [middle(this.#beginning), middle(this.#recent)];
    const limit = this.#limitMs();
    if (now <= limit) return undefined;
    return {
      group: 'stable',
      reason: `stable answers in ${Math.round(now)} ms, ${Math.round(before)} ms before the load`,
      signal: { name: 'latency of stable', unit: 'ms', value: Math.round(now), limit: Math.round(limit) },
    };
  }
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
