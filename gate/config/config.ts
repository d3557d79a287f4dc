import type { Strategy, Waiver } from '../../reports/index.ts';

/** Where a deployment answers and how a request gets there. */
export interface GroupConfig {
  /** Base URL, for example `https://ads.example.com`. Paths of captured requests are added to it. */
  readonly url: string;
  /** Cookies that lead to this group, for example `ssp-web-version: v1`. */
  readonly cookies?: Readonly<Record<string, string>>;
  /** Headers that lead to this group. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a reply proves which group and version answered. */
export interface AttestConfig {
  /** Where the mark is: `header:NAME`, `cookie:NAME` or `json:/pointer`. */
  readonly by: string;
  /** The mark of the preview group; `*` stands for any text, for example `*-v1`. */
  readonly preview: string;
  /** The mark of the stable group. Without it, any other mark than the preview's proves stable. */
  readonly stable?: string;
}

/** Replay of captured traffic. */
export interface ReplayConfig {
  /** Capture files: access logs (combined, nginx JSON) or HAR; plain or gzip. */
  readonly capture: readonly string[];
  /** Format of the captures when it cannot be recognised. */
  readonly format?: string;
  /** How requests are spread: `as-captured` keeps the captured rhythm, `constant` sends evenly. Default: as captured, speed 1. */
  readonly pace?:
    | {
        readonly kind: 'as-captured';
        /** 2 is twice as fast. Default: 1. */
        readonly speed?: number;
      }
    | {
        readonly kind: 'constant';
        /** Captured requests per second; every arm gets as many. */
        readonly perSecond: number;
      };
  /** Most captured requests to replay. Default: no limit. */
  readonly requestsMax?: number;
  /** Requests per second over all arms, never exceeded. Default: 5 outside loopback, 200 on loopback. */
  readonly rateMax?: number;
  /** Share of requests (0 to 1) that stable is asked twice, to learn noise. Default: 1. */
  readonly noiseShare?: number;
  /** Usable pairs below which nothing is concluded. Default: 20. */
  readonly pairsMin?: number;
  /** Time limit of one request in ms. Default: 10000. */
  readonly timeoutMs?: number;
  /** Differences that are accepted, each with a reason. */
  readonly ignore?: readonly {
    /** Place of the difference, `*` for any text, for example `GET /api/ads/{} body:/serverTime`. */
    readonly place: string;
    readonly reason: string;
  }[];
  readonly latency?: {
    /** Preview may be this many times slower at the median of the pairs. Default: 1.5. */
    readonly ratioMax?: number;
    /** A difference below this many ms never fails. Default: 20. */
    readonly differenceMsMin?: number;
    /** Pairs a route needs before its latency is judged. Default: 20. */
    readonly samplesMin?: number;
  };
  /** Share of harness-side errors (0 to 1) on either group that stops the run. Default: 0.5. */
  readonly errorRateMax?: number;
  /** The run stops at once when this file appears. Default: `seaworthy.stop` in the output folder. */
  readonly stopFile?: string;
  /** Only paths that match one of these globs are sent. Default: all. */
  readonly include?: readonly string[];
  /** Paths that match one of these globs are not sent. */
  readonly exclude?: readonly string[];
}

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
export interface ChecklistConfig {
  /** YAML file with the items. */
  readonly file: string;
  /** Lets items of check `command` run. Default: false. */
  readonly allowCommands?: boolean;
  /** File whose SHA-256 attestations are bound to, where there is no git tree. */
  readonly artifact?: string;
  /** Lets attestations without an authenticated identity satisfy blockers in CI. Default: false. */
  readonly acceptClaimed?: boolean;
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
  readonly groups?: { readonly stable: GroupConfig; readonly preview: GroupConfig };
  /** Any of these may prove a reply. */
  readonly attest?: readonly AttestConfig[];
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
