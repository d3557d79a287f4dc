/** The limits of a group's connections, every default filled in. */
export interface ConnectionLimits {
  /** For one request and its whole reply. */
  readonly timeoutMs: number;
  readonly connectionsMax: number;
  readonly requestsPerConnectionMax: number;
  readonly keepAliveMs: number;
}
