/** A service that calls the one that is released, so that somebody must tell its team what breaks. */
export interface Caller {
  readonly name: string;
  /** What tells that it calls, for example `declared in the config`. */
  readonly source: string;
}
