/** A request that was captured in production, with what is known of its reply. */
export interface Exchange {
  readonly source: { readonly file: string; readonly line: number };
  readonly method: string;
  /** Origin-form path and query as it was sent, for example `/api/ads?size=2`. */
  readonly target: string;
  readonly host?: string;
  readonly scheme?: 'http' | 'https';
  /** Request headers that the capture holds, names in lower case, secrets already redacted. */
  readonly headers: Readonly<Record<string, string>>;
  readonly client?: string;
  /** Start of the request, ms since the epoch. Absent when the capture has no usable time. */
  readonly startedAtMs?: number;
  /** How fine the clock of the capture is: 1000 for logs stamped by the second. */
  readonly clockResolutionMs?: number;
  readonly durationMs?: number;
  /** Status of the captured reply. Absent or 0 in the source means unknown. */
  readonly status?: number;
  readonly replyBytes?: number;
  readonly replyBody?: string;
  /** Names of what was redacted, for example `cookie`, `query:token`. Such a request is not sent. */
  readonly redacted?: readonly string[];
}

/** A record that could be read but is no usable exchange, with the reason that the ledger counts. */
export interface UnusableRecord {
  readonly source: { readonly file: string; readonly line: number };
  /** Kebab-case, for example `unreadable-line`, `malformed-request`, `not-http`. */
  readonly unusable: string;
}

export type CaptureRecord = Exchange | UnusableRecord;

export function isExchange(record: CaptureRecord): record is Exchange {
  return !('unusable' in record);
}
