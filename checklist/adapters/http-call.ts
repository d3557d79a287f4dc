/** Calls that change something: the actions of a switch. Checks that only look use `http-request`. */

export interface HttpCall {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'GET';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal;
}

/** The first 64 KiB of the reply as text, or why there was none. Redirects are not followed. */
export async function callHttp({
  method,
  url,
  headers,
  body,
  signal,
}: HttpCall): Promise<{ readonly status: number; readonly body: string } | { readonly fault: string }> {
  try {
    const reply = await fetch(url, {
      method,
      headers,
      signal,
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    return { status: reply.status, body: (await reply.text()).slice(0, 65_536) };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return { fault: cause?.code ?? message };
  }
}
