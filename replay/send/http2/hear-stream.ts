import type { ClientHttp2Stream, IncomingHttpHeaders } from 'node:http2';
import type { Lost } from '../attempt.ts';
import { BodyCollector } from '../body-collector.ts';
import { heardOf, type Heard } from '../transport.ts';

/** Of RFC 9113: the server has not begun with the request. */
const refusedStream = 7;

/** What is known of a reply before it comes. */
export interface Expected {
  readonly method: string;
  readonly origin: string;
  readonly connection: {
    /** It ended without a word, so that a reply that seems whole may not be. */
    readonly wasCut: boolean;
    /** It said that it ends, and up to which request it serves. */
    readonly servedSome: boolean;
  };
}

/** Hears one reply out and says once what came of it. */
export function hearStream(
  stream: ClientHttp2Stream,
  expected: Expected,
  done: (outcome: Heard | Lost) => void,
): void {
  const body = new BodyCollector();
  let head: Omit<Heard, 'body'> | undefined;
  let failure: unknown;
  let hasEnded = false;
  stream.on('response', (headers) => {
    head = { status: headers[':status'] ?? 0, headers: withoutPseudo(headers) };
  });
  stream.on('data', (chunk: Buffer) => body.add(chunk));
  stream.on('end', () => {
    hasEnded = true;
  });
  stream.on('error', (error) => {
    failure = error.cause ?? error;
  });
  stream.on('close', () => {
    if (head !== undefined && hasEnded && stream.rstCode === 0 && isWhole(head, body, expected)) {
      return done(heardOf(head, body, expected.origin));
    }
    const error = failure ?? new Error('the reply ended early');
    const isUntouched = head === undefined && isRefused(stream, error);
    const again = expected.connection.servedSome ? 'freely' : 'once';
    done({ error, again: isUntouched ? again : undefined });
  });
}

function isWhole(
  { status, headers }: Omit<Heard, 'body'>,
  { bytes }: BodyCollector,
  { method, connection }: Expected,
): boolean {
  const hasNone = method === 'HEAD' || status === 204 || status === 304;
  const length = hasNone ? 0 : headers['content-length'];
  return length === undefined ? !connection.wasCut : Number(length) === bytes;
}

function isRefused({ rstCode }: ClientHttp2Stream, error: unknown): boolean {
  const { code } = error as { readonly code?: string };
  return rstCode === refusedStream || code === 'ERR_HTTP2_GOAWAY_SESSION';
}

function withoutPseudo(headers: IncomingHttpHeaders): Heard['headers'] {
  const plain: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !name.startsWith(':')) plain[name] = value;
  }
  return plain;
}
