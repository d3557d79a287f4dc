/**
 * When the run stops itself. An error is a 5xx where the capture had none, a lost connection or a timeout.
 * Both groups are watched. Where this machine itself does not keep up, that is the reason given, and no group.
 */
export interface GuardLimits {
  /** Errors in a row from one group. Default 20. */
  readonly consecutiveMax?: number;
  /** Share of stable's last 100 replies that may be errors. Default 0.1. */
  readonly stableErrorShareMax?: number;
  /** Share of preview's last 100 replies that may be errors. Default 0.5: a broken route is a finding, not a reason to stop. */
  readonly previewErrorShareMax?: number;
  /** Replies of a group before its share counts; above 100 counts as 100. Default 40. */
  readonly repliesMin?: number;
  /** How often targets may ask to back off (429, or 503 with Retry-After). Default 10. */
  readonly backOffsMax?: number;
  /**
   * A reply is slow when it takes this many times as long as the first ones of its route and group, and
   * `slowMsMin` longer. A group does harm when more than half of its last 50 replies are, or when more than 25
   * requests wait for so long, and more than were answered meanwhile. Default 3.
   */
  readonly slowFactorMax?: number;
  /** Default 200; 2000 where both groups are on loopback, since there this machine itself makes both slow. */
  readonly slowMsMin?: number;
  /**
   * Share of the pace at which the run begins. It steps up to 0.5, 0.7 and 1 after 20 replies without an error
   * (100 once there was one) and down at every error. Default 0.3, and 1 where both groups are on loopback.
   */
  readonly startShare?: number;
  /** What tells of production's health. The run stops when one is beyond its limits or cannot be read. */
  readonly health?: readonly HealthSignal[];
}

/** A number or a status that is read again and again while the run goes on. */
export interface HealthSignal {
  /** Asked with GET; its host must be allowed. With `query` the address of a Prometheus, for example `http://prometheus:9090`. */
  readonly url: string;
  /** PromQL. Every value of its result must keep to the limits; no result is unreadable. */
  readonly query?: string;
  /** JSON pointer to a number in the reply, for example `/queue/length`. Without it and `query` only the status counts. */
  readonly json?: string;
  readonly max?: number;
  readonly min?: number;
  /** What the reply must have. Default: any from 200 to 299. */
  readonly status?: number;
  /** Sent along, for example for a token. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What it is called in the report. Default: the query, or the URL without its own query. */
  readonly name?: string;
  /** From the end of one reading to the next. Default 300. */
  readonly everyMs?: number;
  /**
   * For one reading; beyond it the signal cannot be read. Default 600: together with `everyMs` a signal that hangs
   * stops the run within a second.
   */
  readonly timeoutMs?: number;
}
