import type { Timeline } from '../tally/timeline.ts';

const everyMs = 1000;

/** Over which time the rate is measured, ms. */
const overMs = 10_000;

/** How a run stands while it is at work. */
export interface RunStatus {
  /** `preparing`: signing in, asking for versions. `closed`: outside its windows. `held`: told to send nothing. */
  readonly phase: 'preparing' | 'closed' | 'held' | 'sending';
  /** Requests with all their replies, those of earlier parts of the run too. */
  readonly done: number;
  readonly total: number;
  /** Requests with all their replies in a second, over the last 10 s. */
  readonly perSecond: number;
  /** Replies that failed where the capture had one. */
  readonly errors: { readonly stable: number; readonly preview: number };
  /** The share of its pace at which it goes, and what of that the guard and others allow; 0 to 1. */
  readonly share: number;
  readonly guardShare: number;
  readonly askedShare: number;
  /** How long the rest takes as things stand, ms; undefined while that cannot be said. */
  readonly leftMs?: number;
}

/** What a status is made of, once requests are sent. */
export interface StatusSource {
  readonly done: number;
  readonly total: number;
  readonly timeline: Timeline;
  readonly isOpen: boolean;
  readonly pace: Pick<RunStatus, 'share' | 'guardShare' | 'askedShare'>;
  /** Of the schedule, at its full speed; undefined in a closed loop. */
  readonly scheduledMs: number | undefined;
}

/** Tells every second how a run stands. */
export class RunStanding {
  readonly #total: number;
  readonly #tell: (status: RunStatus) => void;
  #read: (() => StatusSource) | undefined;
  #earlier: { readonly atMs: number; readonly done: number }[] = [];
  #toldAtMs = -Infinity;

  constructor(total: number, tell: (status: RunStatus) => void) {
    this.#total = total;
    this.#tell = tell;
  }

  /** From now on requests are sent. */
  follow(read: () => StatusSource, nowMs: number): void {
    this.#read = read;
    this.#earlier = [{ atMs: nowMs, done: read().done }];
  }

  /** To be called often; `nowMs` is of a clock that never jumps. */
  look(nowMs: number): void {
    if (nowMs - this.#toldAtMs < everyMs) return;
    this.#toldAtMs = nowMs;
    const found = this.#read?.();
    this.#tell(found === undefined ? preparing(this.#total) : this.#statusOf(found, nowMs));
  }

  #statusOf({ done, total, timeline, isOpen, pace, scheduledMs }: StatusSource, nowMs: number): RunStatus {
    this.#earlier = [...this.#earlier.filter(({ atMs }) => nowMs - atMs <= overMs), { atMs: nowMs, done }];
    const first = this.#earlier[0] ?? { atMs: nowMs, done };
    const perSecond = (1000 * (done - first.done)) / Math.max(1, nowMs - first.atMs);
    const phase = isOpen ? (pace.share === 0 ? 'held' : 'sending') : 'closed';
    const leftMs = scheduledMs === undefined ? ((total - done) / perSecond) * 1000 : scheduledMs / pace.share;
    return {
      phase,
      done,
      total,
      perSecond: Math.round(perSecond * 10) / 10,
      errors: errorsIn(timeline),
      ...pace,
      ...(phase === 'sending' && Number.isFinite(leftMs) && { leftMs: Math.round(leftMs) }),
    };
  }
}

function preparing(total: number): RunStatus {
  const errors = { stable: 0, preview: 0 };
  return { phase: 'preparing', done: 0, total, perSecond: 0, errors, share: 1, guardShare: 1, askedShare: 1 };
}

function errorsIn(timeline: Timeline): RunStatus['errors'] {
  const errors = { stable: 0, preview: 0 };
  for (const [, { stable, preview }] of timeline.steps()) {
    errors.stable += stable.errors;
    errors.preview += preview.errors;
  }
  return errors;
}
