import { isComplete, type Reply } from '../reply.ts';
import type { GuardLimits } from './guard-options.ts';
import type { Harm } from './harm.ts';
import { LatencyWatch } from './latency-watch.ts';
import { WarmUp } from './warm-up.ts';

type Group = 'stable' | 'preview';

/** What the guard needs to know of a request besides its reply. */
export interface Asked {
  readonly route: string;
  /** Of the captured reply. */
  readonly status?: number;
}

/** Watches both groups, says how fast to go and when to stop. Pure: it is told of replies and knows nothing else. */
export class Guard {
  readonly #limits: Required<Omit<GuardLimits, 'health'>>;
  readonly #warmUp: WarmUp;
  readonly #seen: Readonly<Record<Group, Seen>>;
  #backOffs = 0;

  constructor(limits: Required<Omit<GuardLimits, 'health'>>) {
    this.#limits = limits;
    this.#warmUp = new WarmUp(limits.startShare);
    this.#seen = { stable: fresh(limits), preview: fresh(limits) };
  }

  /** The part of its pace at which the run may go now, above 0 and at most 1. */
  get share(): number {
    return this.#warmUp.share;
  }

  /** The first harm, once there is any. `nowMs` is of any clock that never jumps. */
  observe(group: Group, reply: Reply, asked: Asked, nowMs: number): Harm | undefined {
    if (!isComplete(reply) && reply.failed === 'interrupted') return undefined;
    const seen = group === 'preview' ? this.#seen.preview : this.#seen.stable;
    const isError = !isComplete(reply) || (reply.status >= 500 && (asked.status ?? 0) < 500);
    this.#warmUp.observe(isError);
    seen.replies += 1;
    seen.errors += isError ? 1 : 0;
    seen.row = isError ? seen.row + 1 : 0;
    return this.#errors(group, seen) ?? this.#slowness(group, seen, { reply, asked, nowMs });
  }

  /** A target asked to stay away for a while. */
  backedOff(group: Group): Harm | undefined {
    this.#warmUp.observe(true);
    this.#backOffs += 1;
    const limit = this.#limits.backOffsMax;
    if (this.#backOffs <= limit) return undefined;
    return {
      group,
      reason: `targets asked ${this.#backOffs} times to back off, the last one was ${group}`,
      signal: { name: 'times asked to back off', unit: '', value: this.#backOffs, limit },
    };
  }

  #errors(group: Group, { replies, errors, row }: Seen): Harm | undefined {
    const { consecutiveMax, repliesMin } = this.#limits;
    if (row >= consecutiveMax) {
      const signal = { name: `errors of ${group} in a row`, unit: '', value: row, limit: consecutiveMax };
      return { group, reason: `${group} gave ${row} errors in a row`, signal };
    }
    const limit = this.#limits[group === 'stable' ? 'stableErrorShareMax' : 'previewErrorShareMax'];
    if (replies < repliesMin || errors <= limit * replies) return undefined;
    return {
      group,
      reason: `${errors} of ${replies} replies of ${group} were errors`,
      signal: {
        name: `errors of ${group}`,
        unit: '%',
        value: percent(errors / replies),
        limit: percent(limit),
      },
    };
  }

  #slowness(
    group: Group,
    { latency }: Seen,
    { reply, asked, nowMs }: { readonly reply: Reply; readonly asked: Asked; readonly nowMs: number },
  ): Harm | undefined {
    const lateUs = isComplete(reply) ? (reply.lateUs ?? 0) : 0;
    const ms = (reply.latencyUs - lateUs) / 1000;
    const share = latency.observe(asked.route, ms, nowMs);
    if (share === undefined) return undefined;
    const { slowFactorMax, slowMsMin } = this.#limits;
    return {
      group,
      reason: `${percent(share)} % of the last replies of ${group} took over ${slowFactorMax} times as long as at the beginning of the run, and over ${slowMsMin} ms longer`,
      signal: { name: `slow replies of ${group}`, unit: '%', value: percent(share), limit: 50 },
    };
  }
}

interface Seen {
  replies: number;
  errors: number;
  row: number;
  readonly latency: LatencyWatch;
}

function fresh(limits: { readonly slowFactorMax: number; readonly slowMsMin: number }): Seen {
  return { replies: 0, errors: 0, row: 0, latency: new LatencyWatch(limits) };
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
