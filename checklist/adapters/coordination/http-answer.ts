import type { Static, TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { replyBytesMax } from '../ask-api.ts';
import { textWithin } from '../http-call.ts';

/** What a store answers over HTTP with a status below 300. @throws {Error} in plain words for all else */
export async function answerOf(
  url: string,
  request: RequestInit & { readonly signal: AbortSignal },
): Promise<Response> {
  let reply: Response;
  try {
    reply = await fetch(url, { redirect: 'manual', ...request });
  } catch (error) {
    if (request.signal.aborted) throw new Error('no answer in time', { cause: error });
    const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
    throw new Error(cause?.code ?? cause?.message ?? message, { cause: error });
  }
  if (reply.ok) return reply;
  const { text } = await textWithin(reply, 65_536).catch(() => ({ text: '' }));
  const told = wordsIn(text);
  throw new StatusError(reply.status, told.message ?? told.error ?? '');
}

class StatusError extends Error {
  readonly status: number;

  constructor(status: number, words: string) {
    super(`status ${status} ${words}`.trim());
    this.status = status;
  }
}

/**
 * The whole answer as JSON of a shape; undefined where there is no such thing (status 404).
 *
 * @throws {Error} also for JSON of another shape
 */
export async function shapedAnswerOf<Shape extends TSchema>(
  url: string,
  request: RequestInit & { readonly signal: AbortSignal },
  shape: Shape,
): Promise<Static<Shape> | undefined> {
  try {
    const answer = await jsonAnswerOf<unknown>(url, request);
    if (Value.Check(shape, answer)) return answer;
  } catch (error) {
    if (error instanceof StatusError && error.status === 404) return undefined;
    throw error;
  }
  throw new Error(`the reply to ${new URL(url).pathname} is not what its API says`);
}

/** The whole answer as JSON. @throws {Error} also for an answer that is none */
export async function jsonAnswerOf<Answer>(
  url: string,
  request: RequestInit & { readonly signal: AbortSignal },
): Promise<Answer> {
  const reply = await answerOf(url, request);
  try {
    const { text, cut } = await textWithin(reply, replyBytesMax);
    if (cut) throw new Error(`the answer is longer than ${replyBytesMax} bytes`);
    return JSON.parse(text) as Answer;
  } catch (error) {
    if (request.signal.aborted) throw new Error('no answer in time', { cause: error });
    throw error instanceof SyntaxError ? new Error('what answers speaks no JSON', { cause: error }) : error;
  }
}

function wordsIn(text: string): { readonly message?: string; readonly error?: string } {
  try {
    return (JSON.parse(text) ?? {}) as { message?: string; error?: string };
  } catch {
    return {};
  }
}
