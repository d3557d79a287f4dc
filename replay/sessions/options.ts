import type { MarkPlace } from '../mark-place.ts';

/** Who asks. Recorded users are never impersonated: test identities stand in for them. */
export interface SessionOptions {
  /**
   * What tells recorded users apart: `client` (the address a request came from), `cookie:NAME` or `header:NAME`.
   * Default: `client`.
   */
  readonly identifiedBy?: 'client' | `cookie:${string}` | `header:${string}`;
  /** Test identities. Requests that none of them stands in for are sent without any. */
  readonly identities?: readonly IdentityOptions[];
  /**
   * What is sent in place of a recorded value: of `redacted-` and 8 hex digits as `replay plan` lists them, or of
   * a whole path segment or query value. A request that holds redacted values is only sent when all of them are here.
   * Hashes of the same value are the same while `redactKey` is.
   */
  readonly values?: Readonly<Record<string, string>>;
  /** Values that replies give and later requests of the same identity need. */
  readonly extract?: readonly ExtractRule[];
  /**
   * Where such values, and those of logins, take the place of recorded ones: a path and all below it,
   * `/users/{userId}`, or a query parameter, `/orders?cursor={cursor}`. `*` stands for any segment. Each group
   * gets its own value. A request whose value is not known yet is not sent.
   */
  readonly into?: readonly string[];
}

/** A test user who stands in for recorded ones. */
export interface IdentityOptions {
  /** As plan and messages call it, for example `buyer`. */
  readonly name: string;
  /**
   * For whom: an address `10.0.0.7`, a hash `redacted-0a1b2c3d` as `replay plan` lists it, a pattern with `*`, or
   * `anonymous` for requests without what `identifiedBy` names. The first identity that fits is taken; those with
   * a bare `*` share the recorded users between them. Default: `*` and `anonymous`.
   */
  readonly match?: string | readonly string[];
  /** How it signs in, once for each group before anything else is sent, and again when its session has expired, or shortly before where a reply tells `expires_in` as JSON. */
  readonly login?: LoginRecipe;
  /** Sent with its requests. `{token}` is a value that the login extracted. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent with its requests besides the cookies that the login set. */
  readonly cookies?: Readonly<Record<string, string>>;
  /** As `SessionOptions.values`, for this identity alone; they win. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Requests that sign in: the one exception to GET and HEAD. They go to the groups and nowhere else. */
export interface LoginRecipe {
  /** In this order. Cookies that a reply sets go with all later requests. */
  readonly steps: readonly LoginStep[];
  /**
   * Logins of one identity in one group, the first one included. Default 10, and besides those at the end of a
   * session that told in `expires_in` (OAuth) that it lasts a minute or longer.
   */
  readonly loginsMax?: number;
  /**
   * Signs in to stable a second time, for the second stable arm: what differs from session to session, such as a CSRF
   * token in every page, is noise then and no finding. Not where a second login ends the first. Default false.
   */
  readonly twice?: boolean;
}

/** One request of a login. `{name}` in path, headers and content is a value that an earlier step extracted. */
export interface LoginStep {
  /** Default: POST with content, GET without. */
  readonly method?: string;
  /** Below the group's URL, with query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Content as JSON. Write secrets as `${env:NAME}` in the config. */
  readonly json?: Readonly<Record<string, unknown>>;
  /** Content as a form. */
  readonly form?: Readonly<Record<string, string>>;
  /** Content as it is, with its `content-type` in `headers`. */
  readonly body?: string;
  /**
   * The status it must answer with. Default: any below 400, and in the last step no redirect to a login page. A last
   * step such as GET `/api/me` with 200 proves that the session holds.
   */
  readonly status?: number;
  /** Name of a value → where in the reply it stands. It must be there. */
  readonly extract?: Readonly<Record<string, ValuePlace>>;
}

/** Where in a reply a value stands; `input:NAME` is a field or meta element of an HTML page. */
export type ValuePlace = MarkPlace | `input:${string}`;

/** A value that replies give. The latest counts. */
export interface ExtractRule {
  /** For `into`. */
  readonly name: string;
  /** Routes whose replies hold it, as the plan names them: `GET /api/orders/{}`; `*` stands for any text. */
  readonly route: string;
  readonly from: ValuePlace;
}
