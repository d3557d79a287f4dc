/** Replies as plain data, for files. */
import { ReceivedBody, type Body } from './body.ts';
import { isComplete, type CompleteReply, type FailedReply, type Reply } from './reply.ts';

/** A reply that survives `JSON.stringify` and back, bodies included as they came. */
export type PlainReply = FailedReply | (Omit<CompleteReply, 'body'> & { readonly body: PlainBody });

/** `raw` is base64 of what came; the other one is a body that was too large to keep. */
export type PlainBody = { readonly raw: string; readonly encoding?: string; readonly origin?: string } | Body;

export function replyToPlain(reply: Reply): PlainReply {
  return isComplete(reply) ? { ...reply, body: bodyToPlain(reply.body) } : reply;
}

/** The reply that `replyToPlain` was given: its body has the same bytes, text and digest. */
export function replyFromPlain(plain: PlainReply): Reply {
  return 'failed' in plain ? plain : { ...plain, body: bodyFromPlain(plain.body) };
}

function bodyToPlain(body: Body): PlainBody {
  return body instanceof ReceivedBody ? { raw: body.raw.toString('base64'), ...body.source } : body;
}

function bodyFromPlain(plain: PlainBody): Body {
  if (!('raw' in plain)) return plain;
  const { raw, ...source } = plain;
  return new ReceivedBody(Buffer.from(raw, 'base64'), source);
}
