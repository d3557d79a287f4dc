/** What a log format is made of. The syntaxes (`nginx.ts`, `apache.ts`) make it, `LogFormat` reads lines by it. */

/** Text that stands in every line, or a field. */
export type Piece = string | Field;

export interface Field {
  /** As written in the format, for example `$status` or `%>s`. */
  readonly name: string;
  readonly shape: Shape;
  /** Characters of a `fixed` field. */
  readonly width?: number;
  /** What it tells of the exchange. Absent: the field is passed over. */
  readonly meaning?: Meaning;
  /** Of several fields that tell the same, the one with the lowest rank is taken. */
  readonly rank: number;
}

/** How the end of a value is found. */
export type Shape =
  /** Up to the first place where the text behind it follows and the next field can begin. */
  | 'text'
  /** As `text`, and it is no `-` that belongs to another field. */
  | 'user'
  /** As `text`; begins with a slash, so that nothing need stand before it. */
  | 'target'
  /** Up to the first place where the text behind it follows. */
  | 'word'
  /** As `word`; begins with `HTTP`. */
  | 'protocol'
  /** As `word`, but commas and lone colons go on: `10.0.0.1:80, 10.0.0.2:80 : 10.0.0.3:80`. */
  | 'list'
  /** Digits, with points and signs. */
  | 'number'
  | 'fixed'
  /** `17/May/2015:10:05:03 +0000`, or `-`. */
  | 'log-time'
  /** `"text"`, or a bare `-`. */
  | 'quotable';

export type Meaning =
  | { readonly gives: PlainMeaning }
  | { readonly gives: 'header'; readonly header: string }
  /** Parts of one rank add up. */
  | { readonly gives: 'duration'; readonly unitMs: number }
  | { readonly gives: 'time'; readonly part: TimePart; readonly stamps: 'start' | 'end' };

export type PlainMeaning =
  /** `GET /ads?size=2 HTTP/1.1` */
  | 'request'
  /** `GET https://ads.example:443/ads HTTP/1.1` */
  | 'absolute-request'
  | 'method'
  /** Path and query as they were sent. */
  | 'target'
  /** Path, percent-decoded by the server; perhaps with `?` and the query as it was sent. */
  | 'decoded-target'
  /** With or without `?` in front. */
  | 'query'
  | 'host'
  | 'port'
  | 'scheme'
  | 'client'
  /** `203.0.113.7:2817`; the last colon is before the port. */
  | 'client-and-port'
  /** The name of the group of servers that answered. */
  | 'upstream'
  | 'status'
  | 'bytes';

export type TimePart =
  | 'log'
  | 'any'
  | 'year'
  | 'year-of-century'
  | 'month'
  | 'month-name'
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  | 'zone'
  | Epoch;

/** Since the epoch, or a fraction of the second. */
export type Epoch = 'seconds' | 'ms' | 'us' | 'ms-fraction' | 'us-fraction';

export function skipped(name: string, shape: Shape = 'text'): Field {
  return { name, shape, rank: 0 };
}

export function field(name: string, gives: PlainMeaning, shape: Shape = 'text'): Field {
  return { name, shape, meaning: { gives }, rank: 0 };
}

export function header(name: string): Field {
  const shape = name === 'x-forwarded-for' ? 'list' : 'text';
  return { name, shape, meaning: { gives: 'header', header: name }, rank: 0 };
}
