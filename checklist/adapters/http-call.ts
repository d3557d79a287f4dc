/** The one way in which API calls go out: of checks that ask, of sessions that turn traffic, of notices. */

export interface HttpCall {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'GET';
  readonly url: string | URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal;
  /** What is longer is cut. Default: 64 KiB. */
  readonly bytesMax?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  /** There was more than `bytesMax`. */
  readonly cut: boolean;
}

/** The reply, or why there was none: a code such as `ECONNREFUSED`, or words. Redirects are not followed. */
export async function callHttp({
  url,
  bytesMax = 65_536,
  body,
  ...request
}: HttpCall): Promise<HttpAnswer | { readonly fault: string }> {
  try {
    const reply = await fetch(url, { ...request, redirect: 'manual', ...(body !== undefined && { body }) });
    const { text, cut } = await textWithin(reply, bytesMax);
    return { status: reply.status, body: text, cut };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
    return { fault: cause?.code ?? cause?.message ?? message };
  }
}

/** The start of a reply as UTF-8. What comes after it is not waited for. */
export async function textWithin(
  reply: Response,
  bytesMax: number,
): Promise<{ readonly text: string; readonly cut: boolean }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of reply.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > bytesMax) break;
  }
  return { text: Buffer.concat(chunks).subarray(0, bytesMax).toString('utf8'), cut: bytes > bytesMax };
}
