import { setTimeout } from 'node:timers/promises';
import type { RunContext } from '../../reports/index.ts';
import type { Settings } from '../settings.ts';
import type { Hours } from './hours.ts';
import { openingAt, type Opening } from './opening.ts';
import { parseWindow, type Window } from './window.ts';

/** While closed the clock is looked at so often, ms: somebody may set it. */
const lookEveryMs = 250;

/**
 * The windows of a run by the clock of its context; undefined where it has none. They close by `timeoutMs`
 * early, so that the last reply is there when they end.
 */
export function openHours(
  { windows: texts = [], timeoutMs }: Pick<Settings, 'windows' | 'timeoutMs'>,
  context: RunContext,
): Hours | undefined {
  if (texts.length === 0) return undefined;
  const clock = new WindowClock(texts.map(parseWindow), timeoutMs);
  return {
    isOpen: () => clock.isOpen(context.now().getTime()),
    async opening(signal) {
      while (!signal.aborted && !clock.isOpen(context.now().getTime())) {
        const opensAt = new Date(clock.opensAtMs(context.now().getTime()));
        const step = `waiting until ${opensAt.toISOString().slice(0, 16)}Z for the window ${texts.join(' or ')}`;
        context.onProgress({ tool: 'replay', step });
        await setTimeout(lookEveryMs, undefined, { signal }).catch(() => {});
      }
    },
  };
}

/** How long a run that begins now waits for its windows, ms; 0 where it need not wait. */
export function waitMs(
  { windows: texts = [], timeoutMs }: Pick<Settings, 'windows' | 'timeoutMs'>,
  now: Date,
): number {
  const clock = new WindowClock(texts.map(parseWindow), timeoutMs);
  const nowMs = now.getTime();
  return texts.length === 0 || clock.isOpen(nowMs) ? 0 : clock.opensAtMs(nowMs) - nowMs;
}

/** Remembers the stretch of time it looked at last: asking the calendar is dear. */
class WindowClock {
  readonly #windows: readonly Window[];
  readonly #earlyMs: number;
  #known: Opening & { readonly fromMs: number } = { isOpen: false, fromMs: 0, untilMs: 0 };

  constructor(windows: readonly Window[], earlyMs: number) {
    this.#windows = windows;
    this.#earlyMs = earlyMs;
  }

  isOpen(nowMs: number): boolean {
    const { isOpen, untilMs } = this.#at(nowMs);
    return isOpen && nowMs + this.#earlyMs <= untilMs;
  }

  /** For a time at which it is not open. */
  opensAtMs(nowMs: number): number {
    const { isOpen, untilMs } = this.#at(nowMs);
    return isOpen ? openingAt(this.#windows, untilMs).untilMs : untilMs;
  }

  #at(nowMs: number): Opening {
    const isKnown = nowMs >= this.#known.fromMs && nowMs < this.#known.untilMs;
    if (!isKnown) this.#known = { fromMs: nowMs, ...openingAt(this.#windows, nowMs) };
    return this.#known;
  }
}
