import { performance } from 'node:perf_hooks';
import type { Body } from '../body.ts';
import type { CompleteReply, FailedReply, Reply } from '../reply.ts';
import type { BodyCollector } from './body-collector.ts';
import { withoutOrigin } from './without-origin.ts';

/** One request as it goes out. */
export interface Outgoing {
  readonly method: string;
  /** Path and query below the group's URL, visible ASCII. */
  readonly target: string;
  /** Captured ones; the transport adds those of the group. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** `performance.now()` time from which latency counts. */
  readonly intendedAt: number;
  /** By how much we ourselves were late to send. */
  readonly lateUs: number;
}

/** Is told what came of a request. A callback and no promise: a run has three for each request. */
export type Hear = (reply: Reply) => void;

/** A way to one group. */
export interface Transport {
  /** Tells `hear` once, never before it returns and within the time limit; what went wrong is in the reply. */
  exchange(outgoing: Outgoing, hear: Hear): void;
  /** Ends everything under way, which is then `interrupted`. */
  close(): Promise<void>;
}

/** What was heard of a reply. */
export interface Heard {
  readonly status: number;
  readonly headers: CompleteReply['headers'];
  readonly body: Body;
}

/** The headers and body of a reply, as compared: packed as they came, links to the own group relative. */
export function heardOf(
  { status, headers }: Omit<Heard, 'body'>,
  body: BodyCollector,
  origin: string,
): Heard {
  const encoding = headers['content-encoding'];
  const source = { origin, ...(encoding !== undefined && { encoding: String(encoding) }) };
  return { status, headers: withoutOrigin(headers, origin), body: body.finish(source) };
}

export function completeReply(
  { status, headers, body }: Heard,
  { intendedAt, lateUs }: Outgoing,
): CompleteReply {
  return { status, headers, body, latencyUs: latencyOf(intendedAt), lateUs };
}

/** Of a reply that is there at `now`, µs. */
export function latencyOf(intendedAt: number, now: number = performance.now()): number {
  return (now - intendedAt) * 1000;
}

export function failedReply(
  failed: FailedReply['failed'],
  message: string,
  { intendedAt }: Pick<Outgoing, 'intendedAt'>,
): FailedReply {
  return { failed, message, latencyUs: latencyOf(intendedAt) };
}

/** Tells it, but never before the caller goes on. */
export function refuse(hear: Hear, reply: FailedReply): void {
  queueMicrotask(() => hear(reply));
}

/** Code and message of an error, or of its cause where it has none itself. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error.cause;
  if (error.message === '' && inner !== undefined) return describe(inner);
  const code = 'code' in error ? String(error.code) : '';
  const message = error.message.replace(openSslDebris, '$1');
  return code === '' || message.includes(code) ? message : `${code}: ${message}`;
}

/** `80CCE210DD7F0000:error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:../deps/…`: another address each time. */
const openSslDebris = /^[\dA-F]+:error:[\dA-F]+:[^:]*:[^:]*:([^:]*):.*$/s;
