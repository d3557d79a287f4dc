import type { Observation } from './observation.ts';
import type { RunEvent } from './run-event.ts';
import { emptyStep, enter, join, type RunStep } from './run-step.ts';

/** Steps begin as long as this, and merge two by two when the run is longer than they reach. */
const stepMsMin = 1000;
const stepsMax = 300;

/** More are not kept, apart from the end of the run. */
const eventsMax = 100;

/** A step and its number: it begins at that many lengths of a step after the epoch. */
export type NumberedStep = readonly [nth: number, step: RunStep];

/** As `JSON.stringify` writes it. */
export interface TimelineJson {
  readonly timelineSteps: readonly NumberedStep[];
  readonly stepMs: number;
  readonly events: readonly RunEvent[];
  readonly untimed: number;
}

/**
 * A run over time, in at most 300 steps however long it takes. Mergeable: times are ms since the epoch, and steps
 * begin at whole multiples of their length.
 */
export class Timeline {
  #stepMs = stepMsMin;
  #steps = new Map<number, RunStep>();
  #first = Infinity;
  #last = -Infinity;
  #events: RunEvent[] = [];
  #untimed = 0;
  #lastMs = -Infinity;
  /** Since when the run had ended, until it sends again. */
  #awaySince: number | undefined;

  static fromJSON({ timelineSteps, stepMs, events, untimed }: TimelineJson): Timeline {
    const timeline = new Timeline();
    timeline.#stepMs = stepMs;
    for (const [nth, step] of timelineSteps) join(timeline.#stepAt(nth * stepMs), step);
    timeline.#events = [...events];
    timeline.#untimed = untimed;
    return timeline;
  }

  get stepMs(): number {
    return this.#stepMs;
  }

  /** In the order in which they came to be known. */
  get events(): readonly RunEvent[] {
    return this.#events;
  }

  /** Requests without a time, as journals of earlier versions have them. */
  get untimed(): number {
    return this.#untimed;
  }

  /** The last time that anything began or happened; undefined where nothing has a time. */
  get lastMs(): number | undefined {
    return Number.isFinite(this.#lastMs) ? this.#lastMs : undefined;
  }

  /** In order of time; those in which nothing happened are not there. */
  steps(): readonly NumberedStep[] {
    return [...this.#steps].sort(([a], [b]) => a - b);
  }

  /** What came of a request that was to begin at `atMs`, and how late each of its sends began, µs. */
  add(seen: Observation, lagsUs: readonly number[], atMs: number | undefined): void {
    if (atMs === undefined) {
      this.#untimed += 1;
      return;
    }
    if (this.#awaySince !== undefined && atMs > this.#awaySince)
      this.#keep({ kind: 'away', atMs: this.#awaySince, untilMs: atMs });
    this.#awaySince = undefined;
    enter(this.#stepAt(atMs), seen, lagsUs);
  }

  note(event: RunEvent): void {
    if (event.kind === 'resumed') {
      this.#awaySince = this.lastMs;
      this.#setPace(event.atMs, 1);
    } else if (event.kind === 'pace') {
      this.#setPace(event.atMs, event.share);
    } else {
      // the last replies may be long gone when the run is ended
      this.#stepAt(event.atMs);
      this.#keep(event);
    }
  }

  merge(from: Timeline): void {
    while (this.#stepMs < from.#stepMs) this.#widen();
    for (const [nth, step] of from.steps()) join(this.#stepAt(nth * from.#stepMs), step);
    for (const event of from.#events) this.#keep(event);
    this.#untimed += from.#untimed;
  }

  toJSON(): TimelineJson {
    const { events, untimed, stepMs } = this;
    return { timelineSteps: this.steps(), stepMs, events, untimed };
  }

  #setPace(atMs: number, share: number): void {
    join(this.#stepAt(atMs), { ...emptyStep(), pace: { lowest: share, last: share } });
  }

  #keep(event: RunEvent): void {
    if (this.#events.length < eventsMax || event.kind === 'stop') this.#events.push(event);
  }

  #stepAt(atMs: number): RunStep {
    this.#lastMs = Math.max(this.#lastMs, atMs);
    const nth = Math.floor(atMs / this.#stepMs);
    this.#first = Math.min(this.#first, nth);
    this.#last = Math.max(this.#last, nth);
    while (this.#last - this.#first >= stepsMax) this.#widen();
    return this.#stepOf(Math.floor(atMs / this.#stepMs));
  }

  #stepOf(nth: number): RunStep {
    const known = this.#steps.get(nth) ?? emptyStep();
    this.#steps.set(nth, known);
    return known;
  }

  #widen(): void {
    const narrow = this.steps();
    this.#stepMs *= 2;
    this.#first = Math.floor(this.#first / 2);
    this.#last = Math.floor(this.#last / 2);
    this.#steps = new Map();
    for (const [nth, step] of narrow) join(this.#stepOf(Math.floor(nth / 2)), step);
  }
}
