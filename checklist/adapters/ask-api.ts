/** Asks an HTTP API for JSON. What goes wrong on the way is an answer in words, never an exception. */
import { refusalOf } from '../allowed-host.ts';
import type { CheckContext } from '../check-context.ts';

export interface ApiRequest {
  /** A login in it goes out as basic authorization. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON by POST; a GET where absent. */
  readonly body?: unknown;
}

/** The data of a reply with a status of 2xx (undefined where its body is empty), or why there is none. */
export type ApiAnswer = { readonly data: unknown } | { readonly fault: string };

const bodyBytesMax = 32 * 1024 * 1024;

/**
 * Asks once, follows no redirect, and only hosts that the item names or the caller allows.
 *
 * @param named URLs that the item itself names
 */
export async function askApi(
  { url, headers, body }: ApiRequest,
  named: readonly string[],
  context: CheckContext,
): Promise<ApiAnswer> {
  if (!URL.canParse(url)) return { fault: `${url} is no URL` };
  const target = new URL(url);
  const refused = refusalOf(target, named, context);
  if (refused !== undefined) return { fault: refused };
  const login = loginOf(target);
  try {
    const reply = await fetch(target, {
      redirect: 'manual',
      signal: context.signal,
      headers: {
        'user-agent': 'seaworthy-checklist',
        ...login,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
    return answerOf(target, reply.status, await textOf(reply));
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
    return { fault: `no reply from ${target.host}: ${cause?.code ?? cause?.message ?? message}` };
  }
}

/** Takes the login out of the URL: fetch refuses one, and its messages would show it. */
function loginOf(target: URL): Record<string, string> {
  const { username, password } = target;
  if (username === '') return {};
  target.username = '';
  target.password = '';
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

async function textOf(reply: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of reply.body ?? []) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) throw new Error(`the reply is longer than ${bodyBytesMax} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function answerOf({ host, pathname }: URL, status: number, text: string): ApiAnswer {
  if (status === 401 || status === 403) return { fault: `${host} refuses the credential: status ${status}` };
  if (status < 200 || status > 299) {
    return { fault: `${host}${pathname} replied with status ${status}: ${text.trim().slice(0, 300)}` };
  }
  try {
    return { data: text.trim() === '' ? undefined : (JSON.parse(text) as unknown) };
  } catch {
    return { fault: `${host}${pathname} replied with something that is no JSON` };
  }
}
