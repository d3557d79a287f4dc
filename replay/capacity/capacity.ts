import type { Settings } from '../settings.ts';
import { judgeCapacity, provenVersion, type CapacityFacts } from './judge-capacity.ts';
import { bestStep, notTheNode, type LimitedBy } from './next-step.ts';
import type { StepResult } from './step.ts';

/** What one node carries, as it is kept for the check of batch sizes. Plain JSON. */
export interface Capacity {
  readonly schemaVersion: 1;
  readonly service: string;
  readonly release?: string;
  /** Address of the node, as it was asked. */
  readonly url: string;
  /** What the replies proved. */
  readonly attestedVersion?: string;
  /** ISO 8601. */
  readonly measuredAt: string;
  /** Requests/s of the captured mix at the best step within all limits. */
  readonly perSecond: number;
  /** True where something else than the node ended the growth: it carries this and perhaps more. */
  readonly isAtLeast: boolean;
  readonly limitedBy: LimitedBy;
  /** At that step. */
  readonly connections: number;
  /** ms at that step, from sending to the last byte; closed loop. */
  readonly latencyMs: { readonly tp50: number; readonly tp90: number; readonly tp99: number };
  readonly limits: {
    readonly tp99MsMax: number;
    readonly errorShareMax: number;
    /** Requests/s. */
    readonly rateMax: number;
    readonly connectionsMax: number;
  };
  readonly steps: readonly Pick<
    StepResult,
    'connections' | 'heldTo' | 'perSecond' | 'tp50' | 'tp99' | 'errors'
  >[];
}

/**
 * What was measured, or undefined where no step kept to its limits or nobody knows who carried the load. A run that
 * was stopped counts: what its whole steps carried is at least that.
 */
export function capacityOf(
  facts: CapacityFacts,
  { subject, preview }: Pick<Settings, 'subject' | 'preview'>,
  now: Date,
): Capacity | undefined {
  const { steps, limits, limitedBy } = facts;
  const best = bestStep(steps, limits);
  const isProven = judgeCapacity(facts).some(
    ({ rule, outcome }) => rule === 'capacity-not-proven' && outcome === 'pass',
  );
  if (best === undefined || !isProven) return undefined;
  const { service, release } = subject;
  const { tp99MsMax, errorShareMax, rateMax, connectionsMax } = limits;
  const { connections, tp50, tp90, tp99 } = best;
  return {
    schemaVersion: 1,
    service,
    ...(release !== undefined && { release }),
    url: preview.url,
    attestedVersion: provenVersion(steps),
    measuredAt: now.toISOString(),
    perSecond: Math.floor(best.perSecond),
    isAtLeast: notTheNode.has(limitedBy),
    limitedBy,
    connections,
    latencyMs: { tp50, tp90, tp99 },
    limits: { tp99MsMax, errorShareMax, rateMax, connectionsMax },
    steps: steps.map(({ connections, heldTo, perSecond, tp50, tp99, errors }) => ({
      connections,
      ...(heldTo !== undefined && { heldTo }),
      perSecond,
      tp50,
      tp99,
      errors,
    })),
  };
}
