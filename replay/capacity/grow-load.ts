/** Grows the load step by step, and watches meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunContext } from '../../reports/index.ts';
import { watchHealth } from '../guard/health-watch.ts';
import type { Harm } from '../guard/harm.ts';
import { ownHarm } from '../guard/own-harm.ts';
import { watchOwnMachine, type OwnMachine } from '../guard/own-machine.ts';
import type { PlannedRequest } from '../planned-request.ts';
import type { Sender } from '../send/sender.ts';
import type { StopWatch } from '../stopping/stop-watch.ts';
import type { Hours } from '../windows/hours.ts';
import type { LoadPlan } from './load-plan.ts';
import { startLoad } from './load-process.ts';
import { nextStep, type GrowthLimits, type LimitedBy } from './next-step.ts';
import type { CapacitySettings } from './settings.ts';
import { beginningMin, StableWatch } from './stable-watch.ts';
import type { StepResult } from './step.ts';

/** How often stable is asked while the load is on, ms: two slow replies of three are seen within a second. */
const askStableEveryMs = 300;

export interface Growing {
  readonly settings: CapacitySettings;
  readonly limits: GrowthLimits;
  readonly plan: LoadPlan;
  /** Asked of stable again and again. */
  readonly probe: PlannedRequest;
  readonly sender: Sender;
  readonly stopWatch: StopWatch;
  /** Open when the load begins; it ends when they close. */
  readonly hours: Hours | undefined;
  readonly context: RunContext;
}

export interface Grown {
  /** Whole steps; one that was ended before its time is not among them. */
  readonly steps: readonly StepResult[];
  readonly limitedBy: LimitedBy;
}

/** Nothing is sent to preview before stable and every health signal were found well. */
export async function growLoad(growing: Growing): Promise<Grown> {
  const { settings, limits, plan, stopWatch, hours, context } = growing;
  const { signal } = stopWatch;
  const steps: StepResult[] = [];
  const machine = watchOwnMachine(settings.replay.onLoopback);
  const health = watchHealth(settings.replay.guard.health, {
    signal,
    machine,
    isAtWork: () => true,
    stop: (harm) => stopWatch.stop(harm),
  });
  const stable = watchStable(growing, machine);
  const closing = setInterval(() => {
    if (hours?.isOpen() === false) stopWatch.stop({ reason: 'the window closed; a later run begins anew' });
  }, 250);
  try {
    await Promise.all([health.firstReading, stable.beginning]);
    if (signal.aborted) return { steps, limitedBy: 'stopped' };
    const load = startLoad(plan, signal);
    try {
      for (;;) {
        const next = nextStep(steps, limits);
        if ('limitedBy' in next) return { steps, limitedBy: next.limitedBy };
        const { connections, heldTo } = next;
        const held = heldTo === undefined ? '' : `, at most ${heldTo} requests/s`;
        const detail = `connections: ${connections}${held}`;
        context.onProgress({ tool: 'replay', step: 'step of the load', done: steps.length + 1, detail });
        const result = await load.step({ ...next, seconds: settings.stepSeconds });
        if (result === undefined || signal.aborted) return { steps, limitedBy: 'stopped' };
        steps.push(result);
      }
    } finally {
      load.kill();
    }
  } finally {
    clearInterval(closing);
    health.close();
    machine.close();
    stable.close();
  }
}

/** Asks stable a few times before the load, then again and again. */
function watchStable(
  { settings, probe, sender, stopWatch }: Growing,
  machine: OwnMachine,
): {
  readonly beginning: Promise<void>;
  close(): void;
} {
  const watch = new StableWatch(settings.limits);
  const closing = new AbortController();
  const signal = AbortSignal.any([closing.signal, stopWatch.signal]);
  const ask = async (): Promise<void> => {
    const { patienceMs } = watch;
    const askedAt = performance.now();
    const stop = (harm: Harm): void => stopWatch.stop(ownOr(harm, machine, askedAt));
    const onSilent = (): void => stop(watch.silent(patienceMs));
    const impatience = patienceMs < Infinity ? setTimeout(onSilent, patienceMs) : undefined;
    const reply = await sender.send('stable', probe, performance.now());
    clearTimeout(impatience);
    const harm = signal.aborted ? undefined : watch.observe(reply);
    if (harm !== undefined) stop(harm);
  };
  const begin = async (): Promise<void> => {
    for (let nth = 0; nth < beginningMin && !signal.aborted; nth += 1) await ask();
  };
  const goOn = async (): Promise<void> => {
    while (!signal.aborted) {
      await sleep(askStableEveryMs, undefined, { signal }).catch(() => {});
      if (!signal.aborted) await ask();
    }
  };
  const beginning = begin();
  void beginning.then(goOn);
  return { beginning, close: () => closing.abort() };
}

/** Slow replies of stable while this machine did not keep up are no harm of the load's; the run ends all the same. */
function ownOr(harm: Harm, machine: OwnMachine, askedAt: number): Harm {
  const { value = 0, limit } = harm.signal ?? {};
  if (typeof limit !== 'number') return harm;
  const lateMs = machine.lateMs(askedAt);
  const isOurs = lateMs > (value - limit) / 2;
  return (
    ownHarm('stable', {
      lateMs: isOurs ? lateMs : 0,
      limitMs: limit,
      tasksPerCore: undefined,
    }) ?? harm
  );
}
