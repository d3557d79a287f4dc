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
/** It measures this machine where it waits so often for a core, and has so little time left. */
const [starvedMin, starvedBusyMin] = [0.2, 0.6];

/** Known so exactly, the rest is chance. */
const nearEnough = 1.15;
/** Steps that look between the last good one and the first that was too much. */
const betweenMax = 6;

export type NextStep = Pick<StepResult, 'connections' | 'heldTo'> | { readonly limitedBy: LimitedBy };

/**
 * 1, 2, 3, 5, 8, 12, … connections: half as many again each time. What was too much is tried once more, held to fewer
 * requests/s, until what the node carries is known well enough: a node that refuses what it cannot carry is fine
 * with one step and far beyond its limits with the next, or already with a single connection.
 */
export function nextStep(done: readonly StepResult[], limits: GrowthLimits): NextStep {
  const grown = done.filter(({ heldTo }) => heldTo === undefined);
  const last = grown.at(-1);
  if (last === undefined) return { connections: 1 };
  const limitedBy = limitOf(grown, last, limits);
  if (limitedBy === 'errors' || limitedBy === 'latency') return between(done, last, limits) ?? { limitedBy };
  if (limitedBy !== undefined) return { limitedBy };
  if (last.connections >= limits.connectionsMax) return { limitedBy: 'connections' };
  return { connections: Math.min(limits.connectionsMax, Math.ceil(last.connections * 1.5)) };
}

/** The next rate between what was carried and what was too much; undefined where they are near enough. */
function between(
  done: readonly StepResult[],
  { connections }: StepResult,
  limits: GrowthLimits,
): NextStep | undefined {
  const held = done.filter(({ heldTo }) => heldTo !== undefined);
  if (held.some(({ clientBusy }) => clientBusy > busyMax)) return { limitedBy: 'client' };
  const carried = bestStep(done, limits)?.perSecond ?? 0;
  const over = done.filter((step) => !isWithin(step, limits));
  const tooMuch = Math.min(...over.map(askedPerSecond));
  if (held.length >= betweenMax || tooMuch <= carried * nearEnough) return undefined;
  // what a node does well while it refuses the rest is about what it carries, unless refusing takes all its time
  const good = Math.min(tooMuch, Math.max(...over.map(({ perSecond }) => perSecond)));
  if (good < 1) return undefined;
  const heldTo = carried > good ? Math.sqrt(carried * tooMuch) : Math.max(good * 0.95, carried * nearEnough);
  return { connections, heldTo: Math.ceil(heldTo) };
}

function askedPerSecond({ heldTo = Infinity, replies, errors, seconds }: StepResult): number {
  return Math.min(heldTo, Math.max(replies, errors) / seconds);
}

function limitOf(done: readonly StepResult[], last: StepResult, limits: GrowthLimits): LimitedBy | undefined {
  if (errorShare(last) > limits.errorShareMax) return 'errors';
  if (last.perSecond >= limits.rateMax * nearCap) return 'rate-cap';
  // before latency: a client that waits for its core finds every node slow
  if (last.clientBusy > busyMax) return 'client';
  if (last.tp99 > limits.tp99MsMax) return 'latency';
  const earlier = done.slice(0, -2);
  if (earlier.length === 0) return undefined;
  const before = Math.max(...earlier.map(({ perSecond }) => perSecond));
  const now = Math.max(...done.slice(-2).map(({ perSecond }) => perSecond));
  if (now >= before * (1 + limits.growthMin)) return undefined;
  return isStarved(last) ? 'client' : 'no-growth';
}

/** Others had the core so often when we were ready that more connections could not bring more. */
function isStarved({ clientBusy, clientWaited }: StepResult): boolean {
  return clientWaited > starvedMin && clientBusy > starvedBusyMin;
}

function isWithin(step: StepResult, limits: GrowthLimits): boolean {
  return errorShare(step) <= limits.errorShareMax && step.tp99 <= limits.tp99MsMax && step.perSecond > 0;
}

/** The step with the highest rate among those within all limits; undefined where none is. */
export function bestStep(done: readonly StepResult[], limits: GrowthLimits): StepResult | undefined {
  return done
    .filter((step) => isWithin(step, limits))
    .reduce<StepResult | undefined>(
      (best, step) => (best === undefined || step.perSecond > best.perSecond ? step : best),
      undefined,
    );
}
