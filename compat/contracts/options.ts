import type { Level, Subject } from '../../reports/index.ts';
import type { BaselineOptions } from '../baselines/baselines.ts';
import type { Caller } from '../callers/caller.ts';
import type { ExpectedChange } from '../policy/expected-changes.ts';
import type { Preset } from '../policy/preset.ts';
import type { Layer } from './change.ts';

/** What `compatContracts` compares and how it weighs what it finds. */
export interface CompatContractsOptions extends BaselineOptions {
  readonly subject: Subject;
  /** The old contract: a file, a folder, or `git:REVISION:path` of either. */
  readonly baseline: string;
  /** The new contract, in the same forms. */
  readonly candidate: string;
  /**
   * Earlier versions that the new contract must also fit: each a source in the forms of the baseline, `FOLDER/*` for
   * each folder in it, or `git:v1..v4:path` for each tag between both. Default: none.
   */
  readonly against?: readonly string[];
  /** Only so many of the earlier versions, the latest ones. Default: all. */
  readonly last?: number | undefined;
  /** The language, for example `protobuf`. Default: recognised by the names of the files. */
  readonly kind?: string | undefined;
  /** Which breaks block. Default: `gray`. */
  readonly preset?: Preset | undefined;
  /** What travels between the groups. Default: `wire` and `json`. */
  readonly layers?: readonly Layer[] | undefined;
  /** Services that call this one, or read what it sends. A finding names them: they must be told. Default: none. */
  readonly callers?: readonly Caller[] | undefined;
  /** Level of a rule by its id; `off` leaves the rule out. Default: what the preset gives. */
  readonly levels?: Readonly<Record<string, Level | 'off'>>;
  /** Changes that a team has decided to make: they inform until their last day. Default: none. */
  readonly expected?: readonly ExpectedChange[];
}
