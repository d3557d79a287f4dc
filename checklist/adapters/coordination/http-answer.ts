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
  const told = (await reply.json().catch(() => ({}))) as { message?: string; error?: string };
  throw new Error(`status ${reply.status} ${told.message ?? told.error ?? ''}`.trim());
}

/** The whole answer as JSON. @throws {Error} also for an answer that is none */
export async function jsonAnswerOf<Answer>(
  url: string,
  request: RequestInit & { readonly signal: AbortSignal },
): Promise<Answer> {
  const reply = await answerOf(url, request);
  try {
    return (await reply.json()) as Answer;
  } catch (error) {
    const reason = request.signal.aborted ? 'no answer in time' : 'what answers speaks no JSON';
    throw new Error(reason, { cause: error });
  }
}
