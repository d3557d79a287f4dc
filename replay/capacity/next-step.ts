/** Decides how the load grows and where it ends. Pure arithmetic, tested by a table. */
import type { CapacityLimits } from './options.ts';
import { errorShare, type StepResult } from './step.ts';

/** Why the load did not grow further. */
export type LimitedBy =
  /** The knee: what was found is what one node carries. */
  | 'latency'
  | 'errors'
  | 'no-growth'
  /** It would carry more; something else ended the run first. */
  | 'rate-cap'
  | 'connections'
  | 'client'
  | 'stopped';

/** Ends that are not the node's own: the capacity is at least what was measured. */
export const notTheNode: ReadonlySet<LimitedBy> = new Set(['rate-cap', 'connections', 'client', 'stopped']);

export interface GrowthLimits extends Required<CapacityLimits> {
  /** Requests/s that must never be exceeded. */
  readonly rateMax: number;
}

/** Near the cap connections wait for it, so that the rate is not the node's. */
const nearCap = 0.9;
/** A single thread that is so busy measures itself. */
const busyMax = 0.9;

export type NextStep = { readonly connections: number } | { readonly limitedBy: LimitedBy };

/** 1, 2, 3, 5, 8, 12, … connections: half as many again each time. */
export function nextStep(done: readonly StepResult[], limits: GrowthLimits): NextStep {
  const last = done.at(-1);
  if (last === undefined) return { connections: 1 };
  const limitedBy = limitOf(done, last, limits);
  if (limitedBy !== undefined) return { limitedBy };
  if (last.connections >= limits.connectionsMax) return { limitedBy: 'connections' };
  return { connections: Math.min(limits.connectionsMax, Math.ceil(last.connections * 1.5)) };
}

function limitOf(done: readonly StepResult[], last: StepResult, limits: GrowthLimits): LimitedBy | undefined {
  if (errorShare(last) > limits.errorShareMax) return 'errors';
  if (last.perSecond >= limits.rateMax * nearCap) return 'rate-cap';
  if (last.tp99 > limits.tp99MsMax) return 'latency';
  if (last.clientBusy > busyMax) return 'client';
  const earlier = done.slice(0, -2);
  if (earlier.length === 0) return undefined;
  const before = Math.max(...earlier.map(({ perSecond }) => perSecond));
  const now = Math.max(...done.slice(-2).map(({ perSecond }) => perSecond));
  return now < before * (1 + limits.growthMin) ? 'no-growth' : undefined;
}

/** The step with the highest rate among those within all limits; undefined where none is. */
export function bestStep(done: readonly StepResult[], limits: GrowthLimits): StepResult | undefined {
  return done
    .filter(
      (step) =>
        errorShare(step) <= limits.errorShareMax && step.tp99 <= limits.tp99MsMax && step.perSecond > 0,
    )
    .reduce<StepResult | undefined>(
      (best, step) => (best === undefined || step.perSecond > best.perSecond ? step : best),
      undefined,
    );
}
