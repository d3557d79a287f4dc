/** What one step of the load came to. Plain data. */
export interface StepResult {
  /** Closed: each sends its next request when the last one is answered. */
  readonly connections: number;
  /** Requests/s that were not exceeded; absent where each connection sent as fast as it could. */
  readonly heldTo?: number;
  readonly seconds: number;
  readonly replies: number;
  /** Replies with a status below 400, per second. */
  readonly perSecond: number;
  /** A status of 400 and more, lost connections and timeouts. */
  readonly errors: number;
  /** Replies by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Of replies below 400, ms, from sending to the last byte; closed loop. */
  readonly tp50: number;
  readonly tp90: number;
  readonly tp99: number;
  /** Share of the time in which our own process was at work, or ready to be while others had the core. */
  readonly clientBusy: number;
  /** The second part of it alone. */
  readonly clientWaited: number;
  readonly proof: ProofCounts;
}

/** What the sampled replies prove of preview. */
export interface ProofCounts {
  readonly proven: number;
  readonly unproven: number;
  readonly wrong: number;
  /** Values that proved something else, or preview; at most 5 each. */
  readonly versions: readonly string[];
  readonly strangers: readonly string[];
}

/** What is asked of the load process. */
export interface StepOrder {
  readonly connections: number;
  /** Most requests/s, below the cap of the run. Default: as many as the connections make. */
  readonly heldTo?: number;
  readonly seconds: number;
}

export function errorShare({ errors, replies }: Pick<StepResult, 'errors' | 'replies'>): number {
  return errors === 0 ? 0 : errors / Math.max(errors, replies);
}
