import type { Level, Subject } from '../../reports/index.ts';
import type { LifecyclePolicy } from './lifecycle.ts';
import type { BaselineOptions } from '../baselines/baselines.ts';
import type { Caller } from '../callers/caller.ts';
import type { ExpectedChange } from '../policy/expected-changes.ts';
import type { Preset } from '../policy/preset.ts';

/** What `compatApi` compares and how it weighs what it finds. */
export interface CompatApiOptions extends BaselineOptions {
  readonly subject: Subject;
  /**
   * The old contract: a file, `git:REVISION:path`, `https://HOST/path` for a host of `baselineHosts`, or `history:NAME`
   * for what the last releases kept.
   */
  readonly baseline: string;
  /** The new contract: a file, or `git:REVISION:path`. */
  readonly candidate: string;
  /**
   * Hosts (`name` or `name:port`) that references inside the contracts may lead to: each file with one GET over https,
   * without redirects, at most 64 MiB within 30 s. Default: none, references to the network are named and not followed.
   */
  readonly refHosts?: readonly string[] | undefined;
  /** Captured traffic that shows how many requests a finding hits. Default: none. */
  readonly capture?: readonly string[] | undefined;
  /** Format of the capture. Default: recognised from its content. */
  readonly captureFormat?: string;
  /**
   * Says that the capture holds all requests of its window. A finding on operations that nobody called then
   * warns instead of blocking. Default: false.
   */
  readonly captureComplete?: boolean | undefined;
  /**
   * Captures, in the same formats, that were taken of the preview group while traffic was replayed against it. Their
   * replies are held against the baseline, as old callers read them. Default: none.
   */
  readonly replayed?: readonly string[] | undefined;
  /** Request header that names clients and their version, for example `x-client`. Default: the agent. */
  readonly clientHeader?: string | undefined;
  /**
   * Folder of consumer contracts: Pact files (version 2 to 4), or OpenAPI files with what a consumer uses, each called
   * after its consumer. A finding names those that use what changed. Default: none.
   */
  readonly consumers?: string | undefined;
  /**
   * Services that call this one. A finding names those that must be told, and those that their contracts or captured
   * requests show to be unaffected; a client of the capture is the caller whose name it bears, whatever its version.
   * Default: none.
   */
  readonly callers?: readonly Caller[] | undefined;
  /** Level of a rule by its id; `off` leaves the rule out. Default: what the preset gives. */
  readonly levels?: Readonly<Record<string, Level | 'off'>>;
  /** Which breaks block. Default: `gray`. */
  readonly preset?: Preset | undefined;
  /**
   * Days that must lie between a new deprecation and its `x-sunset`; for `x-stability-level: beta` the days of `beta`.
   * Default: 0, which asks for no date.
   */
  readonly sunsetDaysMin?: LifecyclePolicy['sunsetDaysMin'];
  /** Time limit of the second opinion (openapi-diff), ms; 0 leaves it out. Default: 10,000. */
  readonly secondOpinionTimeoutMs?: number | undefined;
  /** Changes that a team has decided to make: they inform until their last day. Default: none. */
  readonly expected?: readonly ExpectedChange[];
}
