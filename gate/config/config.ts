import type { CompatConfigOptions } from '../../compat/config/options.ts';
import type { CompatContractsOptions } from '../../compat/contracts/options.ts';
import type { CompatApiOptions } from '../../compat/http-api/options.ts';
import type { CompatDatabaseOptions } from '../../compat/database/options.ts';
import type { CapacityOptions } from '../../replay/capacity/options.ts';
import type { PagesOptions } from '../../replay/pages/options.ts';
import type { AttestRule, GroupOptions, ReplayOptions, VersionRule } from '../../replay/options.ts';
import type {
  ChecklistOptions,
  SnapshotSource,
  SwitchAction,
  SwitchSettings,
} from '../../checklist/index.ts';
import type { Strategy, Waiver } from '../../reports/index.ts';

/** Replay of captured traffic. */
export interface ReplayConfig extends Omit<
  ReplayOptions,
  'subject' | 'stable' | 'preview' | 'attest' | 'version' | 'allowedHosts' | 'blobs' | 'seed'
> {}

/** Pages that `seaworthy replay pages` opens. What it does not say is as in `replay`. */
export interface PagesConfig extends Omit<
  PagesOptions,
  'subject' | 'stable' | 'preview' | 'attest' | 'redactKey' | 'blobs' | 'seed' | 'sessions' | 'runsFolder'
> {}

/** The load of `seaworthy replay capacity`. What it does not say is as in `replay`. */
export interface CapacityConfig extends Pick<
  CapacityOptions,
  | 'windows'
  | 'rateMax'
  | 'guard'
  | 'allowedHosts'
  | 'limits'
  | 'stepSeconds'
  | 'mixMax'
  | 'neededPerSecond'
  | 'file'
> {}

/** Old and new database schema. */
export interface DatabaseConfig extends Omit<CompatDatabaseOptions, 'subject' | 'cacheFolder' | 'hashKey'> {}

/** Old and new description of an API. */
export interface ApiConfig extends Omit<CompatApiOptions, 'subject' | 'callers'> {}

/** Old and new contract of calls or messages. */
export interface ContractConfig extends Omit<CompatContractsOptions, 'subject' | 'callers'> {}

/** Configuration and the code that reads it. */
export interface ConfigurationConfig extends Omit<CompatConfigOptions, 'subject'> {}

/** The release checklist. */
export interface ChecklistConfig extends Pick<
  ChecklistOptions,
  'allowCommands' | 'allowShell' | 'allowActs' | 'changes' | 'acceptClaimed' | 'concurrency'
> {
  /** YAML file with the items, or a built-in list such as `seaworthy:general`. */
  readonly file: string;
  /** File whose SHA-256 attestations are bound to. Default: the git tree. */
  readonly artifact?: string;
}

/** The release session: how long to hold, how traffic is turned, and what is written down. */
export interface SessionConfig extends SwitchSettings {
  /** Milliseconds for which the old version is held after a commit. Default: 86400000, one day. */
  readonly holdMs?: number;
  /** What is looked at before and after: routes, registry, config. */
  readonly snapshots?: readonly SnapshotSource[];
  /** Report that a commit relies on. Default: `report.json` in `output`. */
  readonly report?: string;
  /** Milliseconds after which that report is too old. Default: 86400000, one day. */
  readonly maxAgeMs?: number;
  /** Tells others when somebody overrides the verdict; `{text}` is filled in. */
  readonly announce?: SwitchAction;
}

/** `seaworthy.config.ts`, `.yaml` or `.json`. Relative paths are relative to this file. */
export interface Config {
  /** Name of what is released. It goes into every fingerprint. */
  readonly service: string;
  /** Name of the release, for example `2026.11.3`. */
  readonly release?: string;
  /** How the release reaches users. Default: `gray`. */
  readonly strategy?: Strategy;
  /**
   * Who calls whom: each service with the services that it calls, for example `{ web: [orders], orders: [] }`. Findings on
   * contracts name the callers that must be told, and the checklist orders what goes out. Default: nothing is known.
   */
  readonly services?: Readonly<Record<string, readonly string[]>>;
  /** Folder for report files. Default: `seaworthy-report`. */
  readonly output?: string;
  /** Outputs of `seaworthy gate`, as in `--reporter`. Default: `text`, `html`, `markdown`; `report.json` is stored always. */
  readonly reporters?: readonly string[];
  readonly groups?: { readonly stable: GroupOptions; readonly preview: GroupOptions };
  /** Any of these may prove a reply. */
  readonly attest?: readonly AttestRule[];
  /** How a reply proves its version, where the attested mark does not name it. */
  readonly version?: VersionRule;
  /** Hosts (`name:port`) besides the groups' own that checks may call. */
  readonly allowedHosts?: readonly string[];
  readonly replay?: ReplayConfig;
  readonly pages?: PagesConfig;
  readonly capacity?: CapacityConfig;
  readonly compat?: {
    readonly database?: DatabaseConfig;
    readonly api?: readonly ApiConfig[];
    readonly contracts?: readonly ContractConfig[];
    readonly config?: readonly ConfigurationConfig[];
  };
  readonly checklist?: ChecklistConfig;
  readonly session?: SessionConfig;
  /** File with waivers, or the waivers themselves. */
  readonly waivers?: string | readonly Waiver[];
  /** `report.json` of an earlier run; results are marked new, unchanged or fixed against it. */
  readonly baseline?: string;
  /** Folder or `postgres://` URL where attestations and runs are kept. Default: `.seaworthy`. */
  readonly records?: string;
}
