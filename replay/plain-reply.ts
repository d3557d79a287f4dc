/** Replies as plain data, for files. */
import { ReceivedBody, type Body } from './body.ts';
import { isComplete, type CompleteReply, type FailedReply, type Reply } from './reply.ts';

/** A reply that survives `JSON.stringify` and back; what came as its body stands apart, among `chunks`. */
export type PlainReply = FailedReply | (Omit<CompleteReply, 'body'> & { readonly body: PlainBody });

/** `raw` says which of the chunks came; the other one is a body that was too large to keep. */
export type PlainBody = { readonly raw: number; readonly encoding?: string; readonly origin?: string } | Body;

/** Adds what came to `chunks`, unless the same bytes are there already. */
export function replyToPlain(reply: Reply, chunks: Buffer[]): PlainReply {
  return isComplete(reply) ? { ...reply, body: bodyToPlain(reply.body, chunks) } : reply;
}

/** The reply that `replyToPlain` was given: its body has the same bytes, text and digest. */
export function replyFromPlain(plain: PlainReply, chunks: readonly Buffer[]): Reply {
  return 'failed' in plain ? plain : { ...plain, body: bodyFromPlain(plain.body, chunks) };
}

function bodyToPlain(body: Body, chunks: Buffer[]): PlainBody {
  if (!(body instanceof ReceivedBody)) {
    const { bytes, text, sha256 } = body;
    return { bytes, text, sha256 };
  }
  const known = chunks.findIndex((chunk) => chunk.equals(body.raw));
  return { raw: known < 0 ? chunks.push(body.raw) - 1 : known, ...body.source };
}

function bodyFromPlain(plain: PlainBody, chunks: readonly Buffer[]): Body {
  if (!('raw' in plain)) return plain;
  const { raw, ...source } = plain;
  return new ReceivedBody(chunks[raw] ?? Buffer.alloc(0), source);
}
