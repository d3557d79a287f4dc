import type { Body } from './body.ts';

/** What one arm got. A failed request is data, not an exception. */
export type Reply = CompleteReply | FailedReply;

/** A reply that came whole. */
export interface CompleteReply {
  readonly status: number;
  /** Names in lower case; `set-cookie` has one entry for each cookie. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Body;
  /** From the intended start to the last byte. */
  readonly latencyUs: number;
  /** The part of it by which we ourselves were late to send. */
  readonly lateUs?: number;
}

export interface FailedReply {
  /** `error`: connection refused, reset, cut or not HTTP. `interrupted`: we ended it. */
  readonly failed: 'timeout' | 'error' | 'interrupted';
  readonly message: string;
  readonly latencyUs: number;
}

export function isComplete(reply: Reply): reply is CompleteReply {
  return !('failed' in reply);
}

/** One value of a header; several are joined as HTTP does. */
export function headerOf(reply: CompleteReply, name: string): string | undefined {
  const value = reply.headers[name.toLowerCase()];
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
}

/** The `set-cookie` lines of a reply. */
export function setCookiesOf(reply: CompleteReply): readonly string[] {
  const value = reply.headers['set-cookie'];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
