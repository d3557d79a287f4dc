/** What `seaworthy init` saw in a folder. Paths are relative to it, with `/`. */
export interface Found {
  /** Name of the folder or of its package. */
  readonly service: string;
  /** Folders of SQL migrations. */
  readonly migrations: readonly string[];
  /** OpenAPI or Swagger descriptions. */
  readonly apis: readonly string[];
  /** Files or folders with queries. */
  readonly queries: readonly string[];
  /** Access logs and HAR files. */
  readonly captures: readonly string[];
  readonly routers: readonly FoundRouter[];
  /** Package files, for example `package.json` or `pom.xml`. */
  readonly packages: readonly FoundPackage[];
  /** Trunk branch and newest tag, where the folder is in a git repository. */
  readonly git?: { readonly trunk?: string; readonly tag?: string };
}

/** An nginx configuration that chooses a backend by mark. */
export interface FoundRouter {
  readonly file: string;
  /** Cookies that it looks at, for example `ssp-web-version`. */
  readonly cookies: readonly string[];
  readonly headers: readonly string[];
}

export interface FoundPackage {
  readonly file: string;
  readonly name?: string;
  /** Command that runs its tests. */
  readonly test?: readonly string[];
}
