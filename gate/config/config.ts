import type { AttestRule, GroupOptions, ReplayOptions, VersionRule } from '../../replay/options.ts';
import type { ChecklistOptions } from '../../checklist/index.ts';
import type { Strategy, Waiver } from '../../reports/index.ts';

/** Replay of captured traffic. */
export interface ReplayConfig extends Omit<
  ReplayOptions,
  'subject' | 'stable' | 'preview' | 'attest' | 'version' | 'allowedHosts' | 'blobs' | 'seed'
> {}

/** Old and new database schema. */
export interface DatabaseConfig {
  /** Folder of SQL migrations (`db/migrations`, `db/migrations:first=3`) or `git:REV:FOLDER`. */
  readonly baseline: string;
  /** As `baseline`, with the release's migrations. */
  readonly candidate: string;
  /** SQL files or folders with the queries that the old code runs. */
  readonly queries?: string;
  /** True when `queries` holds every query of the old code: only then may an unused column go. Default: false. */
  readonly queriesComplete?: boolean;
  /** URL of a live database (read-only role) on which data proofs run. */
  readonly live?: string;
  /** SQL file that loads sample rows into the scratch database instead of `live`. */
  readonly data?: string;
  /** Level per rule: `block`, `warn`, `info` or `off`. */
  readonly levels?: Readonly<Record<string, 'block' | 'warn' | 'info' | 'off'>>;
}

/** Old and new description of an API. */
export interface ApiConfig {
  /** OpenAPI file or `git:REV:FILE`. */
  readonly baseline: string;
  /** As `baseline`, for the release. */
  readonly candidate: string;
  /** Capture files that show how the API is used. */
  readonly capture?: readonly string[];
  /** Level per rule: `block`, `warn`, `info` or `off`. */
  readonly levels?: Readonly<Record<string, 'block' | 'warn' | 'info' | 'off'>>;
}

/** The release checklist. */
export interface ChecklistConfig extends Pick<
  ChecklistOptions,
  'allowCommands' | 'allowShell' | 'acceptClaimed' | 'services' | 'concurrency'
> {
  /** YAML file with the items. */
  readonly file: string;
  /** File whose SHA-256 attestations are bound to. Default: the git tree. */
  readonly artifact?: string;
}

/** `seaworthy.config.ts`, `.yaml` or `.json`. Relative paths are relative to this file. */
export interface Config {
  /** Name of what is released. It goes into every fingerprint. */
  readonly service: string;
  /** Name of the release, for example `2026.11.3`. */
  readonly release?: string;
  /** How the release reaches users. Default: `gray`. */
  readonly strategy?: Strategy;
  /** Folder for report files. Default: `seaworthy-report`. */
  readonly output?: string;
  /** Outputs of `seaworthy gate`, as in `--reporter`. Default: `text`, `json`, `html`, `markdown`. */
  readonly reporters?: readonly string[];
  readonly groups?: { readonly stable: GroupOptions; readonly preview: GroupOptions };
  /** Any of these may prove a reply. */
  readonly attest?: readonly AttestRule[];
  /** How a reply proves its version, where the attested mark does not name it. */
  readonly version?: VersionRule;
  /** Hosts (`name:port`) besides the groups' own that checks may call. */
  readonly allowedHosts?: readonly string[];
  readonly replay?: ReplayConfig;
  readonly compat?: {
    readonly database?: DatabaseConfig;
    readonly api?: readonly ApiConfig[];
  };
  readonly checklist?: ChecklistConfig;
  /** File with waivers, or the waivers themselves. */
  readonly waivers?: string | readonly Waiver[];
  /** `report.json` of an earlier run; results are marked new, unchanged or fixed against it. */
  readonly baseline?: string;
  /** Folder or `postgres://` URL where attestations and runs are kept. Default: `.seaworthy`. */
  readonly records?: string;
}
