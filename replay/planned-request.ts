/** A captured request that will be sent, with what is needed to judge its replies. Plain data. */
export interface PlannedRequest {
  /** As learned, for example `GET /api/ads/{}`. */
  readonly route: string;
  readonly method: 'GET' | 'HEAD';
  /** Path and query as they are sent. */
  readonly target: string;
  /** What was captured and may be sent again. */
  readonly headers: Readonly<Record<string, string>>;
  /** Name of the test identity it is sent as. */
  readonly identity?: string;
  /** Version of the client that asked, where the run tells them apart. */
  readonly clientVersion?: string;
  readonly source: { readonly file: string; readonly line: number };
  readonly startedAtMs?: number;
  readonly clockResolutionMs?: number;
  /** Of the captured reply. */
  readonly status?: number;
  readonly durationMs?: number;
  readonly replyBytes?: number;
}
