import type { Project, Proposal } from './detector.ts';

/** What `seaworthy init` saw in a folder. Paths are relative to it, with `/`. */
export interface Found {
  /** Name of the folder or of its package. */
  readonly service: string;
  /** Items and comparisons that fit what is here, ids unique. */
  readonly proposals: readonly Proposal[];
  /** Files or folders with queries. */
  readonly queries: readonly string[];
  /** Access logs and HAR files. */
  readonly captures: readonly string[];
  readonly routers: readonly FoundRouter[];
  /** Trunk branch, newest tag and remote, where the folder is in a git repository. */
  readonly git?: Project['git'];
}

/** An nginx configuration that chooses a backend by mark. */
export interface FoundRouter {
  readonly file: string;
  /** Cookies that it looks at, for example `ssp-web-version`. */
  readonly cookies: readonly string[];
  readonly headers: readonly string[];
}
