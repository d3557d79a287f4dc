/** A request that was captured in production, with what is known of its reply. */
export interface Exchange {
  readonly source: RecordSource;
  readonly method: string;
  /** Origin-form path and query as it was sent, for example `/api/ads?size=2`; printable ASCII only. */
  readonly target: string;
  readonly host?: string;
  readonly scheme?: 'http' | 'https';
  /** Request headers that the capture holds, names in lower case. Private ones are there until `redact`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly client?: string;
  /** Which group of servers answered, as the proxy calls it, for example a cluster of Envoy. */
  readonly upstream?: string;
  /** Start of the request, ms since the epoch. Absent when the capture has no usable time. */
  readonly startedAtMs?: number;
  /** How `startedAtMs` was found; `unknown` when the end stands for the start (instead of a flag of its own). */
  readonly clockRule?: ClockRule;
  /** How fine the clock of the capture is: 1000 for logs stamped by the second. */
  readonly clockResolutionMs?: number;
  readonly durationMs?: number;
  /** Status of the captured reply. Absent when unknown: 0, `-`, or 499 (the client left first). */
  readonly status?: number;
  readonly replyBytes?: number;
  readonly replyBody?: string;
  /** What was redacted in the target, for example `query:token`, `path:e-mail`. Such a request is not sent. */
  readonly redacted?: readonly string[];
  /**
   * Hashes in place of private headers, so that it is seen which requests came from one user; never sent. In
   * cookies the names stay: `cookie: sid=redacted-0a1b2c3d; lang=redacted-9f8e7d6c`.
   */
  readonly redactedHeaders?: Readonly<Record<string, string>>;
  /** Names of private headers that were left out, for example `cookie`. */
  readonly droppedHeaders?: readonly string[];
}

/**
 * What a capture's clock stamps. `start`: the start of a request. `end`: its end, from which the known duration
 * was subtracted. `unknown`: the end, or nobody knows which, without a duration; it is taken for the start.
 */
export type ClockRule = 'start' | 'end' | 'unknown';

/** Where a record stands: the line of a log, or the number of the entry in a HAR or GoReplay file; both from 1. */
export interface RecordSource {
  readonly file: string;
  readonly line: number;
}

/** A record that is no usable exchange, with the reason that the ledger counts. */
export interface UnusableRecord {
  readonly source: RecordSource;
  readonly unusable: UnusableReason;
}

export type UnusableReason =
  | 'unreadable-line'
  /** A whole line of JSON that tells of something else than a request: other programs log to the same place. */
  | 'not-an-access-line'
  | 'line-too-long'
  /** The log holds no request line: the client sent nothing or left. */
  | 'no-request'
  /** TLS spoken to a plain port. */
  | 'tls-bytes'
  | 'malformed-request'
  /** A request to a proxy: `GET http://host/path`. */
  | 'absolute-form'
  | 'asterisk-form'
  | 'connect'
  | 'websocket'
  /** `data:`, `blob:`, `chrome-extension:` and the like. */
  | 'not-http'
  /** A recorded reply whose request is not in the same file, or too far away. */
  | 'reply-without-request'
  /** What an earlier replay was answered; it is no production traffic. */
  | 'replayed-reply';

export type CaptureRecord = Exchange | UnusableRecord;

export function isExchange(record: CaptureRecord): record is Exchange {
  return !('unusable' in record);
}
