import type { ReplayOptions } from '../options.ts';

/** Where the load stops growing. */
export interface CapacityLimits {
  /** TP99 of a step, ms, above which the node counts as full. Default 500. */
  readonly tp99MsMax?: number;
  /** Share of replies that may be errors: a status of 400 and more, a lost connection, a timeout. Default 0.01. */
  readonly errorShareMax?: number;
  /** Most connections at a time. Default 128. */
  readonly connectionsMax?: number;
  /** By how much the best throughput must grow in two steps to go on, as a share. Default 0.05. */
  readonly growthMin?: number;
  /** How much slower than at the beginning stable's own replies may become, as a factor. Default 2. */
  readonly stableSlowdownMax?: number;
  /** Slowdown of stable that nobody notices, ms. Default 50. */
  readonly stableDifferenceMsMin?: number;
}

/**
 * Everything `replay capacity` needs to know. `windows`, `rateMax` and `guard.health` must be given. Unless `select`
 * says otherwise, what was captured with a status of 400 and more is not in the mix: it would count as an error.
 */
export interface CapacityOptions extends Pick<
  ReplayOptions,
  | 'subject'
  | 'capture'
  | 'format'
  | 'select'
  | 'stable'
  | 'preview'
  | 'attest'
  | 'approvedRoutes'
  | 'openApi'
  | 'routeTemplates'
  | 'windows'
  | 'rateMax'
  | 'guard'
  | 'allowedHosts'
  | 'timeoutMs'
  | 'stopFile'
  | 'seed'
  | 'redactKey'
  | 'blobs'
> {
  readonly limits?: CapacityLimits;
  /** How long each step lasts; its first fifth does not count. Default 10. */
  readonly stepSeconds?: number;
  /** Different captured requests in the mix. Default 500. */
  readonly mixMax?: number;
  /** What one node has to carry, requests/s; with it the run passes or fails. Default: it only measures. */
  readonly neededPerSecond?: number;
  /** Where the measured capacity is written as JSON, for the check of batch sizes. Default: nowhere. */
  readonly file?: string;
  /** Here `replay stop` and `replay status` find the run, in a folder of its own for as long as it is at work. */
  readonly runsFolder?: string;
}
