import type { Level, Subject } from '../../reports/index.ts';
import type { ExpectedChange } from '../policy/expected-changes.ts';
import type { Preset } from '../policy/preset.ts';

/**
 * What `compatConfig` compares. Every place is a file, a folder or a zip of configuration, or a folder of code, also as
 * `git:REVISION:path`.
 */
export interface CompatConfigOptions {
  readonly subject: Subject;
  /** Code that runs today. Without it nobody asks whether old code can live with the new environment. */
  readonly oldCode?: string;
  /** Code of the release. */
  readonly newCode?: string;
  /** Configuration that the release meets. */
  readonly environment?: string;
  /** Configuration as it is before the release, where the release changes it. */
  readonly oldEnvironment?: string;
  /**
   * Name of the environment, for example `prod`: other environments' hosts are foreign to it. Default: the name of
   * the folder.
   */
  readonly environmentName?: string;
  /** Spring profiles that are active. Default: the name of the environment. */
  readonly profiles?: readonly string[];
  /** Configuration of deployment groups by name; each is compared with the first. */
  readonly groups?: Readonly<Record<string, string>>;
  /** File that lists the keys of the new code; what it says of a key counts more than what is found in code. */
  readonly declared?: string;
  /** The same of the old code. */
  readonly oldDeclared?: string;
  /** Findings that are meant, at their keys, with owner, reason and last day. */
  readonly expected?: readonly ExpectedChange[];
  /** Which breaks block. Default: `gray`. */
  readonly preset?: Preset | undefined;
  /** Level of a rule by its id; `off` leaves the rule out. Default: what the preset gives. */
  readonly levels?: Readonly<Record<string, Level | 'off'>>;
  /** Key of the hashes that stand for secret values; random by default, so that nobody can try values out. */
  readonly hashKey?: string;
}
