import type { SelectOptions } from '../capture/index.ts';
import type { BlobStore, Subject } from '../reports/index.ts';
import type { ClientVersionOptions } from './clients/client-version.ts';
import type { GuardLimits } from './guard/guard-options.ts';
import type { ArrayRule, ExpectedRule, IgnoreRule, LatencyLimits, ToleranceRule } from './judge/options.ts';
import type { MarkPlace } from './mark-place.ts';
import type { Pace } from './pace-options.ts';
import type { SessionOptions } from './sessions/options.ts';
import type { ConnectionOptions } from './send/connection-options.ts';

export type { GuardLimits, HealthSignal } from './guard/guard-options.ts';
export type * from './judge/options.ts';
export type { MarkPlace } from './mark-place.ts';
export type { Pace, PaceStep } from './pace-options.ts';
export type * from './sessions/options.ts';
export type { ConnectionOptions, TlsOptions } from './send/connection-options.ts';

/** A deployment to ask, and the marks that lead there. */
export interface GroupOptions extends ConnectionOptions {
  /** Base URL, `http` or `https`, for example `https://ads.example.com`. A path in it is put before each target. */
  readonly url: string;
  /** Cookies sent with every request to this group. No captured cookie is ever sent. */
  readonly cookies?: Readonly<Record<string, string>>;
  /** Headers sent with every request to this group. They win over captured ones. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a reply proves which group sent it. */
export interface AttestRule {
  readonly by: MarkPlace;
  /** The value preview must show; `*` stands for any text, as in `*-v1`. */
  readonly preview: string;
  /**
   * The value stable must show. Default: the mark must be there with a value that is not preview's.
   * `absent`: stable does not send the mark.
   */
  readonly stable?: string;
}

/** How a group proves its version, where the attested mark does not name it. */
export interface VersionRule {
  readonly by: MarkPlace;
  /**
   * Path that tells the version, for example `/version`, asked of each group before and after the run.
   * Default: every reply tells it.
   */
  readonly endpoint?: string;
  /** The value preview must show; `*` as above. Default: any value that differs from stable's. */
  readonly candidate?: string;
}

/** Everything `replay` needs to know. */
export interface ReplayOptions {
  readonly subject: Subject;
  /** Capture files, or patterns such as `logs/*.log.gz`; plain, gzip or zstd. They are merged in order of time. */
  readonly capture: readonly string[];
  /** Format of the capture files. Default: recognised from the content. */
  readonly format?: string;
  /** Which captured requests may be sent. Default: GET and HEAD without known side effects. */
  readonly select?: SelectOptions;
  /**
   * File with the routes that may be sent, one on a line, as `replay plan --write-approved` proposes it, or the
   * routes themselves. Needed unless both groups are on loopback.
   */
  readonly approvedRoutes?: string | readonly string[];
  /** Sends equal requests of one identity only once in the run, or once in so many seconds of the capture. Default: all. */
  readonly oncePer?: 'run' | number;
  /** Test identities, and values in place of redacted ones. */
  readonly sessions?: SessionOptions;
  readonly stable: GroupOptions;
  readonly preview: GroupOptions;
  /** Any rule may prove a reply. Default none, and then nothing is compared. */
  readonly attest?: readonly AttestRule[];
  readonly version?: VersionRule;
  /** Default: as captured, speed 1. */
  readonly pace?: Pace;
  /**
   * Most captured requests replayed. Of more, a sample is taken in which each route has its share and rare ones
   * have `perRouteMin`; it is the same for the same capture and seed. Default 10,000.
   */
  readonly requestsMax?: number;
  /** Requests that a rare route has in a sample. Default 20. */
  readonly perRouteMin?: number;
  /** Requests due later than this are not sent. Default 3600. */
  readonly secondsMax?: number;
  /** Requests per second over all arms. Default 5, and 200 where both groups are on loopback. */
  readonly rateMax?: number;
  /** Lag of the sends behind their schedule at TP99 that is still on time, ms. Default 100. */
  readonly lagMsMax?: number;
  /**
   * Requests under way to stable; above it sending waits and the lag grows. Each of its two arms has half of them, and
   * preview as many as one arm, so that all wait alike. Default 64.
   */
  readonly inFlightMax?: number;
  /** Share of the requests that ask stable a second time to see its noise, 0 to 1. Default 1. */
  readonly noiseShare?: number;
  /** How often a difference seen too rarely to judge is asked again, all arms each time. Default 8; 0 is never. */
  readonly repeatsMax?: number;
  /** Usable pairs below which the run is inconclusive. Default 20. */
  readonly pairsMin?: number;
  /** Share of the sent requests that must become usable pairs. Default 0.5. */
  readonly usableShareMin?: number;
  /** Share of the sent requests that must lie on routes that could be judged; below it the run is inconclusive. Default 0.95. */
  readonly coveredShareMin?: number;
  /** Share of the sent requests that may end without a reply. Default 0.05. */
  readonly errorShareMax?: number;
  /** Share of the replies that may prove nothing. Default 0.001. */
  readonly unprovenShareMax?: number;
  /** How single arrays are compared. Default: as their elements suggest. */
  readonly arrays?: readonly ArrayRule[];
  /** What may differ at single places: numbers, times, case, empty values. Default: nothing. */
  readonly tolerances?: readonly ToleranceRule[];
  readonly ignore?: readonly IgnoreRule[];
  /** Changes that the release is meant to make. */
  readonly expected?: readonly ExpectedRule[];
  readonly latency?: LatencyLimits;
  readonly guard?: GuardLimits;
  /** For one request and its whole reply. Default 10,000. */
  readonly timeoutMs?: number;
  /**
   * Times of the day at which requests go out, for example `01:00-05:00 Asia/Shanghai`: the run waits for them,
   * pauses at their end and goes on the next night. Default: at any time.
   */
  readonly windows?: readonly string[];
  /**
   * Folder for what this run does and hears, so that it can be taken up again and judged again. It holds replies as
   * they came, readable by its owner only. Default: nothing is kept.
   */
  readonly journal?: string;
  /** Each record of the journal is forced to the disk: it survives a power cut too, and each request takes longer. */
  readonly journalFsync?: boolean;
  /** The run stops as soon as this file exists, besides `stop` in the folder of its journal. It must not exist at the start. */
  readonly stopFile?: string;
  /** Hosts (`name` or `name:port`) that may be called; the groups' hosts must be among them. Default: the groups' hosts. */
  readonly allowedHosts?: readonly string[];
  /** Route templates that win over learned ones, for example `/orders/{id}`. */
  readonly routeTemplates?: readonly string[];
  /**
   * OpenAPI descriptions of the candidate, JSON or YAML files. Their paths are route templates too, and replies of
   * preview are held against them.
   */
  readonly openApi?: readonly string[];
  /** Judges the versions of clients that are in use one by one. Default: they are not told apart. */
  readonly clientVersion?: ClientVersionOptions;
  /** Decides the order of the arms. Default: chosen anew for each run. */
  readonly seed?: number;
  /** Key of the hash that stands for redacted values. Default: chosen anew for each run. */
  readonly redactKey?: string;
  readonly blobs?: BlobStore;
}
