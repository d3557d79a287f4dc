import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { fineSleep } from './fine-sleep.ts';
import { ScheduleClock } from './schedule-clock.ts';
import type { Hours } from './windows/hours.ts';

/** By as much a timer of Node may oversleep, ms; the rest of a wait is slept through more exactly. */
const timerLateMs = 2;

/** How far a send may make up for one that a timer let through late; without it lateness would add up. */
const catchUpMs = 20;

export interface TurnstileOptions {
  /** Between two sends at full speed. */
  readonly gapMs: number;
  readonly signal: AbortSignal;
  /** When sends may go at all. Default: always. */
  readonly hours?: Hours | undefined;
}

/**
 * Lets one send through at a time, never before it is due, never outside the hours and never faster than the
 * rate limit: in any time t at most (t + `catchUpMs`) / gap sends (generic cell rate algorithm).
 */
export class Turnstile {
  readonly #clock = new ScheduleClock();
  readonly #gapMs: number;
  readonly #signal: AbortSignal;
  readonly #hours: Hours | undefined;
  #speed = 1;
  /** Between two sends at this speed. */
  #gapNowMs: number;
  #freeAt = -Infinity;
  /** Wakes who waits. */
  #change = new AbortController();

  constructor({ gapMs, signal, hours }: TurnstileOptions) {
    this.#gapMs = this.#gapNowMs = gapMs;
    this.#signal = signal;
    this.#hours = hours;
    signal.addEventListener('abort', () => this.#change.abort());
  }

  /** What is due now, in schedule time. */
  now(): number {
    return this.#clock.dueOf(performance.now());
  }

  /** All sends wait; the schedule moves by as much, so that a pause is nobody's latency. */
  pause(ms: number): void {
    const now = performance.now();
    this.#clock.skip(now, now + ms);
  }

  /** Schedule and rate limit go at this part of their speed, from 0, where nothing passes, to 1. */
  setSpeed(speed: number): void {
    const now = performance.now();
    this.#speed = speed;
    this.#clock.setSpeed(speed, now);
    if (speed > 0) {
      const gapMs = this.#gapMs / speed;
      // what is left of a gap shrinks and grows with it
      if (this.#freeAt > now) this.#freeAt = now + ((this.#freeAt - now) * gapMs) / this.#gapNowMs;
      this.#gapNowMs = gapMs;
    }
    this.#change.abort();
    this.#change = new AbortController();
  }

  /**
   * Passes at `due` (schedule time) and gives the `performance.now()` time for which the send was intended;
   * a promise only where it has to wait. Ends early when stopped.
   */
  pass(due: number): number | Promise<number> {
    const now = performance.now();
    if (this.#hours?.isOpen() === false || this.#waitMs(due, now) > 0) return this.#wait(due);
    return this.#admit(due, now);
  }

  async #wait(due: number): Promise<number> {
    while (!this.#signal.aborted) {
      if (this.#hours?.isOpen() === false) {
        const closedAt = performance.now();
        await this.#hours.opening(this.#signal);
        this.#clock.skip(closedAt, performance.now());
        continue;
      }
      const waitMs = this.#waitMs(due, performance.now());
      if (waitMs <= 0) break;
      const timerMs = Math.min(waitMs, 60_000) - timerLateMs;
      await (timerMs < 1
        ? fineSleep(waitMs)
        : setTimeout(timerMs, undefined, { signal: this.#change.signal }).catch(() => {}));
    }
    return this.#admit(due, performance.now());
  }

  #waitMs(due: number, now: number): number {
    if (this.#speed === 0) return Infinity;
    return Math.max(this.#clock.realOf(due), this.#freeAt - catchUpMs) - now;
  }

  #admit(due: number, now: number): number {
    this.#freeAt = Math.max(this.#freeAt, now) + this.#gapNowMs;
    // stopped while nothing passes
    return this.#speed === 0 ? now : this.#clock.realOf(due);
  }
}
