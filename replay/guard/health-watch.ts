import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { HealthSignal } from './guard-options.ts';
import type { Harm } from './harm.ts';
import { judgeHealth, type HealthAnswer } from './health.ts';
import type { OwnMachine } from './own-machine.ts';
import { readHealth } from './read-health.ts';

/** A longer pause of our own, ms, may be why a reading failed: it is taken once more. */
const pauseMs = 100;

export interface HealthWatch {
  /** Resolves when every signal was read once: nothing should be sent before. */
  readonly firstReading: Promise<unknown>;
  close(): void;
}

export interface WatchedRun {
  readonly signal: AbortSignal;
  readonly machine: OwnMachine;
  /** False while it pauses: then it can do no harm, and nothing is read. */
  isAtWork(): boolean;
  stop(harm: Harm): void;
}

/** Reads the signals again and again until the run ends, and ends it when one says so. */
export function watchHealth(signals: readonly HealthSignal[], run: WatchedRun): HealthWatch {
  const closing = new AbortController();
  const signal = AbortSignal.any([closing.signal, run.signal]);
  const read = async (health: HealthSignal): Promise<HealthAnswer> => {
    const begunAt = performance.now();
    const answer = await readHealth(health, signal);
    const isOurs = 'failed' in answer && run.machine.lateMs(begunAt) >= pauseMs;
    return isOurs ? readHealth(health, signal) : answer;
  };
  const look = async (health: HealthSignal): Promise<void> => {
    const harm = judgeHealth(health, await read(health));
    if (harm !== undefined && !signal.aborted) run.stop(harm);
  };
  const watch = async (health: HealthSignal, first: Promise<void>): Promise<void> => {
    await first;
    while (!signal.aborted) {
      await setTimeout(health.everyMs ?? 300, undefined, { signal }).catch(() => {});
      if (!signal.aborted && run.isAtWork()) await look(health);
    }
  };
  const firsts = signals.map(look);
  for (const [index, health] of signals.entries()) void watch(health, firsts[index] ?? Promise.resolve());
  return { firstReading: Promise.all(firsts), close: () => closing.abort() };
}
