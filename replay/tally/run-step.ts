import type { PlannedRequest } from '../planned-request.ts';
import { isComplete, type Reply } from '../reply.ts';
import { hasFailed } from '../usable.ts';
import { Latency } from './latency.ts';
import type { Observation } from './observation.ts';

/** What came of the requests that were to begin in one step of time. */
export interface RunStep {
  requests: number;
  readonly stable: GroupStep;
  readonly preview: GroupStep;
  readonly lag: Latency;
  /** Shares of the pace that the guard chose in it: the lowest one, and the last one. */
  pace?: { readonly lowest: number; readonly last: number };
}

export interface GroupStep {
  errors: number;
  /** Of whole replies. */
  readonly latency: Latency;
}

export function emptyStep(): RunStep {
  const group = (): GroupStep => ({ errors: 0, latency: Latency.coarse() });
  return { requests: 0, stable: group(), preview: group(), lag: Latency.coarse() };
}

/** Adds what came of one request, and how late each of its sends began, µs. */
export function enter(step: RunStep, seen: Observation, lagsUs: readonly number[]): void {
  const { request, stable, stableAgain, preview } = seen;
  step.requests += 1;
  // a journal does not hold half a comparison either
  if (wasInterrupted(stable) || wasInterrupted(preview)) return;
  enterReply(step.stable, stable, request);
  if (stableAgain !== undefined) enterReply(step.stable, stableAgain, request);
  enterReply(step.preview, preview, request);
  for (const lagUs of lagsUs) step.lag.record(lagUs);
}

/** Adds `later` to a step that begins before it, or with it. */
export function join(step: RunStep, later: RunStep): void {
  step.requests += later.requests;
  for (const group of ['stable', 'preview'] as const) {
    step[group].errors += later[group].errors;
    step[group].latency.add(later[group].latency);
  }
  step.lag.add(later.lag);
  if (later.pace !== undefined) {
    const { lowest, last } = later.pace;
    step.pace = { lowest: Math.min(lowest, step.pace?.lowest ?? lowest), last };
  }
}

function wasInterrupted(reply: Reply): boolean {
  return !isComplete(reply) && reply.failed === 'interrupted';
}

function enterReply(step: GroupStep, reply: Reply, request: PlannedRequest): void {
  if (hasFailed(reply, request) === true) step.errors += 1;
  if (isComplete(reply)) step.latency.record(reply.latencyUs);
}
