/** A page that will be opened. */
export interface PageView {
  /** Path and query below the group's URL. */
  readonly target: string;
  /** As learned, for example `GET /ads/{}`. */
  readonly route: string;
  readonly source: { readonly file: string; readonly line: number };
  /** Name of the test identity it is opened as. */
  readonly identity?: string;
}
