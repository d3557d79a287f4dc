import { percentOf, percentText } from '../percent-text.ts';
import { isComplete, type Reply } from '../reply.ts';
import { ErrorWatch, lastMax } from './error-watch.ts';
import type { GuardLimits } from './guard-options.ts';
import type { Harm } from './harm.ts';
import { LatencyWatch, type Slowness, type Wait } from './latency-watch.ts';
import { idleMachine, type OwnMachine } from './own-machine.ts';
import { ownHarm } from './own-harm.ts';
import { WarmUp } from './warm-up.ts';

/** Share of slow replies of stable from which on a crowded machine, and not preview alone, is what makes preview slow. */
const stableSlowMin = 0.2;

type Group = 'stable' | 'preview';

/** What the guard needs to know of a request besides its reply. */
export interface Asked {
  readonly route: string;
  /** Of the captured reply. */
  readonly status?: number;
}

/** A request without a reply. */
export interface UnderWayRequest {
  readonly route: string;
  readonly sentAt: number;
}

/** Watches both groups, says how fast to go and when to stop. Pure: it is told of replies and knows nothing else. */
export class Guard {
  readonly #limits: Required<Omit<GuardLimits, 'health'>>;
  readonly #machine: OwnMachine;
  readonly #warmUp: WarmUp;
  readonly #seen: Readonly<Record<Group, Watches>>;
  #backOffs = 0;

  constructor(limits: Required<Omit<GuardLimits, 'health'>>, machine: OwnMachine = idleMachine) {
    this.#limits = limits;
    this.#machine = machine;
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
    const isTimeout = !isComplete(reply) && reply.failed === 'timeout';
    seen.errors.observe(isTimeout ? 'timeout' : isError ? 'error' : 'sound');
    return this.#errorHarm(group, seen.errors) ?? this.#slowness(group, seen, { reply, asked, nowMs });
  }

  /** Looks at requests that have no reply yet, each under way since `sentAt` of the same clock. */
  look(group: Group, waiting: Iterable<UnderWayRequest>, nowMs: number): Harm | undefined {
    const { latency } = this.#seen[group];
    const waits = Array.from(waiting, ({ route, sentAt }) => this.#wait(route, nowMs - sentAt, nowMs));
    const slowness = latency.look(waits, nowMs);
    return slowness && this.#slowHarm(group, slowness, nowMs - Math.max(...waits.map(({ ms }) => ms)));
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

  /** Where the replies come too late on a machine that is crowded, that is the cause, and not the group. */
  #errorHarm(group: Group, errors: ErrorWatch): Harm | undefined {
    const harm = this.#errors(group, errors);
    if (harm === undefined || !errors.isTooSlow) return harm;
    const own = { lateMs: 0, limitMs: this.#limits.slowMsMin, tasksPerCore: this.#tasksPerCore(group) };
    return ownHarm(group, own) ?? harm;
  }

  #errors(group: Group, { replies, errors, row }: ErrorWatch): Harm | undefined {
    const { consecutiveMax, repliesMin } = this.#limits;
    if (row >= consecutiveMax) {
      const signal = { name: `errors of ${group} in a row`, unit: '', value: row, limit: consecutiveMax };
      return { group, reason: `${group} gave ${row} errors in a row`, signal };
    }
    const limit = this.#limits[group === 'stable' ? 'stableErrorShareMax' : 'previewErrorShareMax'];
    if (replies < Math.min(repliesMin, lastMax) || errors <= limit * replies) return undefined;
    return {
      group,
      reason: `${errors} of the last ${replies} replies of ${group} were errors`,
      signal: {
        name: `errors of ${group}`,
        unit: '%',
        value: percentOf(errors / replies),
        limit: percentOf(limit),
      },
    };
  }

  #slowness(
    group: Group,
    { latency }: Watches,
    { reply, asked, nowMs }: { readonly reply: Reply; readonly asked: Asked; readonly nowMs: number },
  ): Harm | undefined {
    const lateUs = isComplete(reply) ? (reply.lateUs ?? 0) : 0;
    const ms = (reply.latencyUs - lateUs) / 1000;
    const slowness = latency.observe(this.#wait(asked.route, ms, nowMs), nowMs);
    return slowness && this.#slowHarm(group, slowness, nowMs - ms);
  }

  #wait(route: string, ms: number, nowMs: number): Wait {
    return { route, ms, ownMs: ms > this.#limits.slowMsMin ? this.#machine.lateMs(nowMs - ms) : 0 };
  }

  /** Where the machine of the replay explains it, that is the cause, and not the group. */
  #slowHarm(group: Group, { share, theirs }: Slowness, since: number): Harm {
    const { slowFactorMax, slowMsMin } = this.#limits;
    const lateMs = theirs > share / 2 ? 0 : this.#machine.lateMs(since);
    const own = ownHarm(group, { lateMs, limitMs: slowMsMin, tasksPerCore: this.#tasksPerCore(group) });
    return (
      own ?? {
        group,
        reason: `${percentText(share)} of the last replies of ${group} took over ${slowFactorMax} times as long as at the beginning of the run, and over ${slowMsMin} ms longer`,
        signal: { name: `slow replies of ${group}`, unit: '%', value: percentOf(share), limit: 50 },
      }
    );
  }

  /** Undefined where preview alone is slow: a crowded machine would slow stable as well. */
  #tasksPerCore(group: Group): number | undefined {
    const { latency, errors } = this.#seen.stable;
    const isStableSlow = group === 'stable' || latency.share >= stableSlowMin || errors.isTooSlow;
    return isStableSlow ? this.#machine.tasksPerCore() : undefined;
  }
}

interface Watches {
  readonly errors: ErrorWatch;
  readonly latency: LatencyWatch;
}

function fresh(limits: { readonly slowFactorMax: number; readonly slowMsMin: number }): Watches {
  return { errors: new ErrorWatch(), latency: new LatencyWatch(limits) };
}
