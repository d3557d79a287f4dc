/** A named person's acceptance of one failure, for a time. It excuses only `fail`. */
export interface Waiver {
  readonly fingerprint: string;
  /** Digest of what was accepted; absent for results that have no change. */
  readonly digest?: string;
  readonly reason: string;
  readonly owner: string;
  /** Last day on which it holds, `YYYY-MM-DD` in UTC. */
  readonly expires: string;
}

/** The waiver as it stands on an excused result. */
export interface AcceptedWaiver {
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}
