import type { LimitedBy } from './next-step.ts';
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
  readonly steps: readonly Pick<StepResult, 'connections' | 'perSecond' | 'tp50' | 'tp99' | 'errors'>[];
}
